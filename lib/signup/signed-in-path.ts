import { isSuspendedByStaff } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import type { Viewer } from "@/lib/auth/viewer";
import type { SignUpOffer } from "./find-sign-up-offer";

type SignedIn = Pick<Viewer, "role" | "account">;

/**
 * Where somebody who has an account already finds the plan that a link to /signup named: the change with its price, or
 * the payment that comes first. Undefined where their own front page is as good. Pure.
 */
export function signedInPath(
  { role, account }: SignedIn,
  { paid, refusal }: SignUpOffer,
): string | undefined {
  if (!account || !role || !hasPermission(role, "billing:read")) return undefined;
  if (!paid) return refusal && "/billing";
  const isOutOfReach = account.closedAt !== null || isSuspendedByStaff(account);
  if (isOutOfReach || !hasPermission(role, "billing:manage")) return "/billing";
  const runs = account.status === "active" || account.status === "trial";
  const wish = new URLSearchParams({ plan: paid.plan.slug, interval: paid.interval });
  return `${runs ? "/billing/change" : "/payment"}?${wish}`;
}
