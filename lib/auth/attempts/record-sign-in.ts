import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { log } from "@/lib/log";
import { takeFromLimit } from "@/lib/rate-limits/take-from-limit";

/** Refusals of one person fill the log, and the audit with ten in a quarter of an hour: strangers decide how many there are. */
async function isWorthAnEvent(userId: number): Promise<boolean> {
  return (await takeFromLimit("auth_person", `user:${userId}:refusals`)).allowed;
}

/** Where a password or a code is typed. */
export interface SignInSource {
  ip: string;
  userAgent: string;
  requestId?: string;
}

/** What came of it, by the name that the audit log keeps. */
export const SIGN_IN_OUTCOMES = [
  "user.signed_in",
  "user.sign_in_refused",
  "user.code_refused",
  "user.password_confirmed",
  "user.password_refused",
] as const;
type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];

/**
 * Writes down that somebody proved who they are, or failed to: in the log, and in the audit for people who exist, which is
 * what they see under "Recent sign-ins". Never what was typed.
 */
export async function recordSignIn(
  outcome: SignInOutcome,
  userId: number | undefined,
  { ip, userAgent, requestId }: Partial<SignInSource>,
): Promise<void> {
  const isRefusal = outcome.endsWith("refused");
  log[isRefusal ? "warn" : "info"]({ outcome, user: userId, ip, request_id: requestId }, "sign-in");
  if (userId === undefined || (isRefusal && !(await isWorthAnEvent(userId)))) return;
  const after = { ip: ip ?? "", user_agent: (userAgent ?? "").slice(0, 300) };
  const about = { targetType: "user", targetId: userId, after, requestId };
  // Who failed is not known to be that person.
  const actor = isRefusal ? "anonymous" : `user:${userId}`;
  await asSystem((tx) => recordAudit(tx, { accountId: null, actor, action: outcome, ...about }));
}
