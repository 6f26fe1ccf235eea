/** What the billing letters say. Plain JSON: it waits in the outbox. Dates are ISO 8601, money is "$89". */
export interface BillingMailProps {
  /** A new invoice to pay. */
  invoice: { accountName: string; number: string; planName: string; amount: string; dueAt: string };
  "payment-received": {
    accountName: string;
    number: string;
    planName: string;
    amount: string;
    invoiceId: number;
    paidUntil: string;
    credits: number;
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
  "renewal-due": {
    accountName: string;
    number: string;
    planName: string;
    amount: string;
    periodEndsAt: string;
    daysLeft: number;
    chargedAutomatically: boolean;
  };
  "past-due": { accountName: string; number: string; amount: string; suspendedAt: string };
  suspended: { accountName: string; number: string; amount: string };
  "plan-changed": { accountName: string; fromPlan: string; toPlan: string; creditsPerMonth: number };
  "signup-expiring": { accountName: string; planName: string; expiresAt: string; daysLeft: number };
  "account-closed": { accountName: string; purgedAt: string };
}
