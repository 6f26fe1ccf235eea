import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { AccountStatus, Role, StaffRole, SuspensionReason } from "@/db/words";
import { hasPermission, type Permission } from "@/lib/accounts/role";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import {
  findSession,
  findViewedTenant,
  type LivingSession,
  touchSession,
  type ViewedTenant,
} from "@/lib/auth/sessions/find-session";
import { landingPath, loginPath, NO_ACCOUNT_PATH, REQUEST_PATH_HEADER } from "@/lib/auth/sessions/own-path";
import { readSessionCookie } from "@/lib/auth/sessions/session-cookie";
import { lacksSecondFactor } from "@/lib/auth/two-factor/require-second-factor";

type Plan = NonNullable<LivingSession["plan"]>;

interface ViewerAccount {
  id: number;
  name: string;
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
  /** The balance, what is bought of it, and what reservations hold as the row has it: `currentPools` says what is available. */
  credits: number;
  boughtCredits: number;
  heldCredits: number;
  planId: number | null;
  trialEndsAt: Date | null;
  /** When its owner closed it: only our staff can bring it back. */
  closedAt: Date | null;
  /** Of a sandbox: its live account. */
  sandboxOf: number | null;
  plan: Plan | null;
}

/** Who looks at a page: read from the session cookie and then from the database, once a request. */
export interface Viewer {
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  /** First and last name, or the address when there is none. */
  name: string;
  emailVerified: boolean;
  hasTotp: boolean;
  sessionId: string;
  /** When the password was last typed in this session. */
  confirmedAt: Date | null;
  isSuperuser: boolean;
  /** What a superuser may do; null for everybody else. */
  staffRole: StaffRole | null;
  role: Role | null;
  account: ViewerAccount | null;
  /** Set where a superuser sees what this person would see, and may change nothing. */
  viewAs: ViewAs | null;
}

interface ViewAs {
  /** Who really looks. */
  staffEmail: string;
  expiresAt: Date;
}
export type TenantViewer = Viewer & { role: Role; account: ViewerAccount };

/** The signed-in person, or undefined for a visitor. */
export const getViewer = cache(async (): Promise<Viewer | undefined> => {
  const claims = await readSessionCookie({ headers: await cookieHeader() });
  const found = claims && (await findSession(claims));
  if (found?.session.kind !== "browser") return undefined;
  await touchSession(found.session);
  return toViewer(found);
});

/** After an action that changed the session, such as a new password, the page is drawn with the new one's cookie. */
async function cookieHeader(): Promise<Headers> {
  const all = (await cookies()).getAll();
  return new Headers({ cookie: all.map(({ name, value }) => `${name}=${value}`).join("; ") });
}

/** The signed-in person, of any kind; a visitor is sent to sign in. */
async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  redirect(loginPath((await headers()).get(REQUEST_PATH_HEADER)));
}

/** For what is the person's own: a superuser, or a member whose account is not shut out. */
export async function requirePerson(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (viewer.account && validateAccountAndPlan(viewer.account)) redirect("/billing");
  return viewer;
}

interface TenantPage {
  /** Without it the page does not exist for that role. */
  permission?: Permission;
  /** /payment and /billing: a suspended or cancelled account sees these and nothing else. */
  allowSuspended?: boolean;
  /** False: an account that has not paid its first invoice is sent to /payment. */
  allowPending?: boolean;
}

/** A member of an account that may look at this page; everybody else is sent where they belong. */
export async function requireTenant(page: TenantPage = {}): Promise<TenantViewer> {
  const viewer = await tenantOrViewed();
  if (!isTenant(viewer)) redirect(NO_ACCOUNT_PATH);
  if (!page.allowSuspended && validateAccountAndPlan(viewer.account)) redirect("/billing");
  if (page.allowPending === false && viewer.account.status === "pending_payment") redirect("/payment");
  if (page.permission && !hasPermission(viewer.role, page.permission)) notFound();
  return viewer;
}

/**
 * Somebody who is signed in and belongs to no account, from the start or after leaving; everybody else is sent where they
 * belong.
 */
export async function requireAccountless(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (viewer.isSuperuser || viewer.account) redirect(landingPath(viewer));
  return viewer;
}

/** What a superuser's session views as the tenant at this moment, as that tenant's viewer; undefined for nothing. */
export const findViewAs = cache(async (staff: Viewer): Promise<TenantViewer | undefined> => {
  const viewed = staff.isSuperuser ? await findViewedTenant(staff.sessionId) : undefined;
  return viewed && toViewedTenant(viewed, staff);
});

/** A superuser, with a second factor where the operator requires one. For anybody else the page does not exist. */
export async function requireSuperuser(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!viewer.isSuperuser) notFound();
  if (lacksSecondFactor(viewer)) redirect("/two-factor");
  return viewer;
}

/** A superuser has no tenant page of their own: they see one as the tenant, for as long as that lasts. */
async function tenantOrViewed(): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!viewer.isSuperuser) return viewer;
  return (await findViewAs(await requireSuperuser())) ?? redirect("/admin");
}

function isTenant(viewer: Viewer): viewer is TenantViewer {
  return viewer.account !== null && viewer.role !== null;
}

function toViewer({ session, user, role, account, plan }: LivingSession): Viewer {
  return {
    ...personOf(user),
    sessionId: session.id,
    confirmedAt: session.confirmedAt,
    isSuperuser: user.isSuperuser,
    staffRole: user.isSuperuser ? user.staffRole : null,
    role: user.isSuperuser ? null : role,
    account: user.isSuperuser || !account ? null : { ...viewerAccount(account), plan },
    viewAs: null,
  };
}

/** The session stays the superuser's, so that nothing of the owner's own is taken for this browser's. */
function toViewedTenant({ view, owner, account, plan }: ViewedTenant, staff: Viewer): TenantViewer {
  return {
    ...personOf(owner),
    sessionId: staff.sessionId,
    confirmedAt: null,
    isSuperuser: false,
    staffRole: null,
    role: "owner",
    account: { ...viewerAccount(account), plan },
    viewAs: { staffEmail: staff.email, expiresAt: view.expiresAt },
  };
}

function personOf(user: LivingSession["user"]) {
  return {
    userId: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    name: `${user.firstName} ${user.lastName}`.trim() || user.email,
    emailVerified: user.emailVerifiedAt !== null,
    hasTotp: user.totpEnabledAt !== null,
  };
}

function viewerAccount(account: NonNullable<LivingSession["account"]>): Omit<ViewerAccount, "plan"> {
  const { id, name, status, suspensionReason, planId, trialEndsAt, closedAt, sandboxOf } = account;
  const { credits, boughtCredits, heldCredits } = account;
  const pools = { credits, boughtCredits, heldCredits };
  return { id, name, status, suspensionReason, ...pools, planId, trialEndsAt, closedAt, sandboxOf };
}
