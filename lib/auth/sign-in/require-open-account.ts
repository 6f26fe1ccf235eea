import { type GatedAccount, validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { requireSecondFactor } from "@/lib/auth/two-factor/require-second-factor";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

interface Found {
  user: { isSuperuser: boolean; totpEnabledAt: Date | null };
  account: { status: GatedAccount["status"] } | null;
  plan: GatedAccount["plan"];
}

/**
 * The gate at sign-in over the API. Somebody who left their team has no account: `account_required`; a superuser without
 * a second factor, where one is required: `second_factor_not_set_up`.
 */
export function requireOpenAccount({ user, account, plan }: Found): void {
  requireSecondFactor({ isSuperuser: user.isSuperuser, hasTotp: user.totpEnabledAt !== null });
  if (user.isSuperuser) return;
  if (!account) {
    const message = `You aren't in an account. Sign in at ${env().APP_URL}/login to start one.`;
    throw new AppError("account_required", { message });
  }
  const refusal = validateAccountAndPlan({ status: account.status, plan });
  if (refusal) throw new AppError(refusal);
}
