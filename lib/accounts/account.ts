/** Words and rules of accounts. Pure (CONTRACT.md, section 3). */
export const ACCOUNT_STATUSES = ["trial", "active", "pending_payment", "suspended", "cancelled"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const SUSPENSION_REASONS = ["trial_expired", "payment_overdue", "admin"] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** No payment and no plan lifts it, so none is offered: only our staff does. */
export function isSuspendedByStaff(account: {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
}): boolean {
  return account.status === "suspended" && (account.suspensionReason ?? "admin") === "admin";
}

export const PAYMENT_METHODS = ["stripe", "paypal", "bank_transfer"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

const TRANSITIONS: Record<AccountStatus, readonly AccountStatus[]> = {
  trial: ["active", "suspended", "cancelled", "pending_payment"],
  active: ["suspended", "cancelled"],
  pending_payment: ["active", "suspended", "cancelled"],
  suspended: ["active", "trial", "pending_payment", "cancelled"],
  cancelled: ["active", "trial", "pending_payment"],
};

export function canTransition(from: AccountStatus, to: AccountStatus): boolean {
  return TRANSITIONS[from].includes(to);
}
