import { findSession } from "@/lib/auth/sessions/find-session";
import type { AccessClaims } from "@/lib/auth/tokens/access-token";
import { featuresOf } from "@/lib/plans/features";
import type { UserCaller } from "./caller";

/**
 * Who an access token speaks for, read back in one statement. Undefined when the session is over, and when the token
 * names another account or other rights than its person has now.
 */
export async function findAccessTokenCaller(claims: AccessClaims): Promise<UserCaller | undefined> {
  const found = await findSession(claims);
  if (found?.session.kind !== "api") return undefined;
  const { session, user, role, account, plan } = found;
  if ((account?.id ?? null) !== claims.accountId || user.isSuperuser !== claims.isSuperuser) return undefined;
  return {
    actor: `user:${user.id}`,
    userId: user.id,
    sessionId: session.id,
    confirmedAt: session.confirmedAt,
    isSuperuser: user.isSuperuser,
    staffRole: user.isSuperuser ? user.staffRole : null,
    hasTotp: user.totpEnabledAt !== null,
    role,
    account: account && {
      id: account.id,
      name: account.name,
      status: account.status,
      credits: account.credits,
      boughtCredits: account.boughtCredits,
      heldCredits: account.heldCredits,
      features: featuresOf(account, plan),
      sandboxOf: account.sandboxOf,
      plan: plan && { id: plan.id, slug: plan.slug, name: plan.name, isActive: plan.isActive },
    },
    apiKey: undefined,
  };
}
