import { eq } from "drizzle-orm";
import {
  type Account,
  accounts,
  asSystem,
  memberships,
  type Plan,
  plans,
  subscriptions,
  type Tx,
  users,
} from "@/db";
import type { AccountStatus, BillingInterval, Role, StaffRole, SuspensionReason } from "@/db/words";
import { now } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { startFreeSubscription, startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { addDays } from "@/lib/time/days";

/** Everybody's password, and its hash: hashing it again for each person would be most of a test's time. */
export const PASSWORD = "heron-ladder-42-quartz";
const PASSWORD_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$hG3aHShkgkxjHGAFNquogg$Q2bIO4jpdhIq5mvkiYUWjq3CMrCpfcGSHHUmwMuUezw";

const TRIAL_DAYS = 14;

let made = 0;

export interface Person {
  id: number;
  email: string;
  sessionVersion: number;
  isSuperuser: boolean;
  /** Null for a superuser. */
  accountId: number | null;
  role: Role | null;
}

export interface NewAccount {
  name?: string;
  plan?: string;
  status?: AccountStatus;
  suspensionReason?: SuspensionReason;
  /** How a `pending_payment` account wants to pay; monthly unless said. */
  interval?: BillingInterval;
  /** The plan's, unless said; 0 for one that has not paid. */
  credits?: number;
}

/** Somebody who can sign in with PASSWORD; with an account, a member of it. */
export async function createPerson(
  person: {
    email?: string;
    firstName?: string;
    lastName?: string;
    account?: { id: number };
    role?: Role;
    isSuperuser?: boolean;
    /** Of a superuser; an owner unless said. */
    staffRole?: StaffRole;
    emailVerified?: boolean;
  } = {},
): Promise<Person> {
  const email = person.email ?? `person-${++made}@example.test`;
  const { firstName = "Some", lastName = "Body", isSuperuser = false, emailVerified = true } = person;
  const role = person.account ? (person.role ?? "owner") : null;
  return asSystem(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({
        email,
        trialAddress: email,
        passwordHash: PASSWORD_HASH,
        firstName,
        lastName,
        isSuperuser,
        staffRole: person.staffRole,
        emailVerifiedAt: emailVerified ? now() : null,
      })
      .returning();
    if (person.account && role)
      await tx.insert(memberships).values({ accountId: person.account.id, userId: user!.id, role });
    const { id, sessionVersion } = user!;
    return { id, email, sessionVersion, isSuperuser, accountId: person.account?.id ?? null, role };
  });
}

/** An account with its subscription and its credits, as the ledger says; without members. */
export async function createAccount(account: NewAccount = {}): Promise<Account> {
  const { name = `Account ${++made}`, status = "active", interval = "month" } = account;
  return asSystem(async (tx) => {
    const plan = await planNamed(tx, account.plan ?? (status === "trial" ? "free-trial" : "growth"));
    const state = stateOf(status, account.suspensionReason);
    const [row] = await tx
      .insert(accounts)
      .values({ name, status, planId: plan.id, createdAt: now(), ...state })
      .returning();
    const accountId = row!.id;
    if (status === "pending_payment") await startSubscription(tx, { accountId, plan, interval });
    else if (plan.priceCents === 0)
      await startFreeSubscription(tx, { accountId, plan, trialEndsAt: state.trialEndsAt });
    else await tx.insert(subscriptions).values(paidSubscription(accountId, plan.id, status));
    const credits = account.credits ?? (status === "pending_payment" ? 0 : plan.creditsPerMonth);
    if (credits > 0)
      await writeLedger(tx, { accountId, kind: "grant", amount: credits, description: plan.name });
    const [written] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    return written!;
  });
}

/** Signed up for a paid plan and has not paid yet; with its owner. Answers the account's id. */
export function pendingAccount(plan = "growth", interval: BillingInterval = "month"): Promise<number> {
  return createOwnedAccount({ plan, interval, status: "pending_payment" });
}

/** On its free trial of 14 days, with its credits and its owner. Answers the account's id. */
export function trialAccount(): Promise<number> {
  return createOwnedAccount({ status: "trial" });
}

async function createOwnedAccount(account: NewAccount): Promise<number> {
  const { id } = await createAccount(account);
  await createPerson({ account: { id }, email: `owner-${id}@example.test` });
  return id;
}

async function planNamed(tx: Tx, slug: string): Promise<Plan> {
  const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
  if (!plan) throw new Error(`There is no plan ${slug}.`);
  return plan;
}

/** What goes with a status: its dates, its reason and where it came from. */
function stateOf(status: AccountStatus, reason: SuspensionReason = "admin") {
  const suspended = status === "suspended";
  const cancelled = status === "cancelled";
  return {
    trialEndsAt: status === "trial" ? addDays(now(), TRIAL_DAYS) : null,
    suspensionReason: suspended ? reason : null,
    previousStatus: suspended || cancelled ? ("active" as const) : null,
    suspendedAt: suspended ? now() : null,
    cancelledAt: cancelled ? now() : null,
  };
}

function paidSubscription(accountId: number, planId: number, status: AccountStatus) {
  const start = now();
  const cancelled = status === "cancelled";
  return {
    accountId,
    planId,
    status: cancelled ? ("cancelled" as const) : ("active" as const),
    anchorAt: start,
    currentPeriodStart: start,
    currentPeriodEnd: addDays(start, 30),
    creditsResetAt: start,
    cancelledAt: cancelled ? start : null,
  };
}
