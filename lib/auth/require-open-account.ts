import { type GatedAccount, validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { AppError } from "@/lib/errors";

interface Found {
  user: { isSuperuser: boolean };
  account: { status: GatedAccount["status"] } | null;
  plan: GatedAccount["plan"];
}

/** The gate at sign-in over the API. Somebody who was taken off their team has no account left: `account_required`. */
export function requireOpenAccount({ user, account, plan }: Found): void {
  if (user.isSuperuser) return;
  if (!account) throw new AppError("account_required");
  const refusal = validateAccountAndPlan({ status: account.status, plan });
  if (refusal) throw new AppError(refusal);
}
