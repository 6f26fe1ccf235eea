/** An invoice to pay; letters that waited in the outbox before its id was told don't have it. */
interface Payable {
  number: string;
  amount: string;
  invoiceId?: number;
}

/** What the billing letters say. Plain JSON: it waits in the outbox. Dates are ISO 8601, money is "$89". */
export interface BillingMailProps {
  /** A new invoice to pay. */
  invoice: Payable & { accountName: string; planName: string; dueAt: string };
  "payment-received": {
    accountName: string;
    number: string;
    planName: string;
    amount: string;
    invoiceId: number;
    /** Where it was paid in advance and another plan runs until then. */
    paidFrom?: string;
    paidUntil: string;
    /** The balance after it. */
    credits: number;
    /** Our team has suspended the account, which no payment lifts. */
    isSuspended?: boolean;
  };
  "transfer-rejected": {
    accountName: string;
    number: string;
    amount: string;
    reference: string;
    reason: string;
  };
  "trial-ending": { accountName: string; endsAt: string; daysLeft: number };
  "trial-ended": { accountName: string };
  "renewal-due": Payable & {
    accountName: string;
    planName: string;
    periodEndsAt: string;
    daysLeft: number;
    chargedAutomatically: boolean;
    /** The invoice of the same period that they were told of before, and that is void. */
    replaces?: string;
  };
  "past-due": Payable & { accountName: string; suspendedAt: string };
  suspended: Payable & { accountName: string };
  "plan-changed": {
    accountName: string;
    fromPlan: string;
    toPlan: string;
    creditsPerMonth: number;
    /** The new plan has room for fewer sites. */
    hasFewerSites?: boolean;
  };
  "signup-expiring": { accountName: string; planName: string; expiresAt: string; daysLeft: number };
  "subscription-ended": {
    accountName: string;
    planName: string;
    reason: "canceled" | "unpaid";
    /** How long it waited for its payment. */
    unpaidDays?: number;
  };
  "account-closed": { accountName: string; purgedAt: string };
}
