import { type GatedAccount, validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { requireSecondFactor } from "@/lib/auth/two-factor/require-second-factor";
import { AppError } from "@/lib/errors";

interface Found {
  user: { isSuperuser: boolean; totpEnabledAt: Date | null };
  account: { status: GatedAccount["status"] } | null;
  plan: GatedAccount["plan"];
}

/**
 * The gate at sign-in over the API. Somebody who was taken off their team has no account left: `account_required`; a
 * superuser without a second factor, where one is required: `second_factor_not_set_up`.
 */
export function requireOpenAccount({ user, account, plan }: Found): void {
  requireSecondFactor({ isSuperuser: user.isSuperuser, hasTotp: user.totpEnabledAt !== null });
  if (user.isSuperuser) return;
  if (!account) throw new AppError("account_required");
  const refusal = validateAccountAndPlan({ status: account.status, plan });
  if (refusal) throw new AppError(refusal);
}
