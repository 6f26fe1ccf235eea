import type { AccountStatus } from "@/db/words";
import type { ErrorCode } from "@/lib/errors";

export interface GatedAccount {
  status: AccountStatus;
  /** Undefined or null: the account has no plan. */
  plan: { isActive: boolean } | null | undefined;
  /** Of a sandbox: its live account. Where that is shut, so is its sandbox. */
  live?: GatedAccount | null;
}

/**
 * The one gate that every way in asks: session, access token and API key (docs/contract.md, section 3).
 * Undefined lets the caller pass; otherwise the code of the refusal: 403 before 402.
 */
export function validateAccountAndPlan(account: GatedAccount): ErrorCode | undefined {
  const shutLive = account.live ? validateAccountAndPlan(account.live) : undefined;
  if (shutLive) return shutLive;
  if (account.status === "suspended") return "account_suspended";
  if (account.status === "cancelled") return "account_cancelled";
  if (!account.plan) return "no_plan";
  if (!account.plan.isActive) return "plan_inactive";
  return undefined;
}
