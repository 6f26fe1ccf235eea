import { eq } from "drizzle-orm";
import { type Account, type Plan, plans, type Tx, users } from "@/db";
import { toldOfAccount } from "@/lib/accounts/account";
import { type Author, personOf } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { getOfferedPlan } from "@/lib/plans/find-plan";
import { FREE_SIGNUP_PLANS } from "@/lib/plans/plan";
import { openAccount } from "@/lib/signup/open-account";
import type { Sandbox } from "./find-sandbox";

/**
 * A new sandbox of a live account, whose lock the caller holds: it begins as a sign-up does, and takes nobody's trial. The
 * database gives it the live account's people. Throws what getOfferedPlan throws, and signup_unavailable.
 */
export async function openSandbox(tx: Tx, live: Account, planSlug: string | undefined): Promise<Sandbox> {
  const plan = planSlug === undefined ? await freePlan(tx) : await getOfferedPlan(tx, planSlug);
  const { account } = await openAccount(tx, { name: `${live.name} (sandbox)`, plan, live });
  recordEvent(tx, { accountId: account.id, type: "account.created", ...toldOfAccount(account) });
  return { account, plan };
}

/** The free trial, else the free plan. */
async function freePlan(tx: Tx): Promise<Plan> {
  for (const slug of FREE_SIGNUP_PLANS) {
    const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
    if (plan?.isActive) return plan;
  }
  throw new AppError("signup_unavailable");
}

/** Who makes a sandbox gets a key to it, and keys are for people whose address is confirmed. Throws email_not_verified. */
export async function requireConfirmed(tx: Tx, by: Author): Promise<number> {
  const userId = personOf(by);
  if (userId === undefined) throw new AppError("insufficient_scope");
  const [person] = await tx
    .select({ emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId));
  if (!person?.emailVerifiedAt) throw new AppError("email_not_verified");
  return userId;
}
