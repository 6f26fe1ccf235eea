import { eq, sql } from "drizzle-orm";
import { asSystem, directlyAsSystem, memberships, type Tx, users } from "@/db";
import type { BillingInterval, PaymentMethod } from "@/db/words";
import { toldOfAccount } from "@/lib/accounts/account";
import { recordAudit } from "@/lib/audit/record-audit";
import { hashPassword } from "@/lib/auth/passwords/password";
import { assertPasswordAllowed } from "@/lib/auth/passwords/password-rules";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { isPayable } from "@/lib/plans/plan";
import { choosePlan } from "./choose-plan";
import { mailNewcomer } from "./mail-newcomer";
import { openAccount } from "./open-account";
import { trialAddress } from "./trial-address";

export interface SignUpInput {
  email: string;
  password: string;
  firstName?: string;
  lastName?: string;
  accountName?: string;
  /** Undefined: the free trial. */
  planSlug?: string;
  interval?: BillingInterval;
  paymentMethod?: PaymentMethod;
  requestId?: string;
}

/**
 * Makes person, account, subscription and credits in one transaction: all of it or nothing. `next` is the page to go on
 * with: /sites, or /payment for a plan with a price. Throws `email_taken`, `weak_password`, and what choosePlan refuses.
 */
export async function signUp(input: SignUpInput) {
  assertPasswordAllowed(input.password, input);
  await refuseTakenAddress(input.email);
  const passwordHash = await hashPassword(input.password);
  return asSystem(async (tx) => {
    const user = await insertUser(tx, input, passwordHash);
    const plan = await choosePlan(tx, input.planSlug, input.email);
    const { account, invoice } = await openAccount(tx, { ...input, name: accountName(input), plan });
    await tx.insert(memberships).values({ accountId: account.id, userId: user.id, role: "owner" });
    await mailNewcomer(tx, { user, account, plan, invoice });
    await recordAudit(tx, {
      accountId: account.id,
      actor: `user:${user.id}`,
      action: "account.signed_up",
      targetType: "account",
      targetId: account.id,
      after: { plan: plan.slug, status: account.status },
      requestId: input.requestId,
    });
    recordEvent(tx, { accountId: account.id, type: "account.created", ...toldOfAccount(account) });
    return { user, account, plan, role: "owner" as const, next: isPayable(plan) ? "/payment" : "/sites" };
  });
}

/** Before the costly hash; the unique index has the last word. */
async function refuseTakenAddress(email: string): Promise<void> {
  const taken = await directlyAsSystem((db) =>
    db
      .select({ id: users.id })
      .from(users)
      .where(eq(sql`lower(${users.email})`, email.toLowerCase())),
  );
  if (taken.length > 0) throw emailTaken();
}

async function insertUser(tx: Tx, input: SignUpInput, passwordHash: string) {
  const { email, firstName = "", lastName = "" } = input;
  const at = now();
  try {
    const [user] = await tx
      .insert(users)
      .values({
        email,
        trialAddress: trialAddress(email),
        passwordHash,
        firstName,
        lastName,
        lastLoginAt: at,
        createdAt: at,
      })
      .returning();
    return user!;
  } catch (error) {
    throw isUniqueViolation(error, "users_email_once") ? emailTaken() : error;
  }
}

function emailTaken(): AppError {
  return new AppError("email_taken", {
    fields: { email: ["There is already an account with this email address."] },
  });
}

function accountName({ accountName: given, firstName, email }: SignUpInput): string {
  if (given) return given;
  return firstName ? `${firstName}'s account` : (email.split("@")[0] ?? email);
}
