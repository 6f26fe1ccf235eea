import type { BillingInterval, PaymentMethod } from "@/db/words";

/** What mails say of what has happened to an account. Plain JSON, as in BillingMailProps. */
export interface ChangeMailProps {
  "suspended-by-us": { accountName: string; supportEmail: string };
  reactivated: { accountName: string };
  "subscription-cancelled": {
    accountName: string;
    /** Undefined where none was running. */
    planName?: string;
    /** What was paid keeps working until then. */
    endsAt?: string;
    /** It is over already. */
    hasEnded: boolean;
    /** Our team did it. */
    byUs: boolean;
  };
  "subscription-resumed": { accountName: string; planName: string; renewsAt?: string };
  "plan-change-scheduled": {
    accountName: string;
    fromPlan: string;
    toPlan: string;
    /** Where the plan stays, and it is paid at another interval. */
    newInterval?: BillingInterval;
    startsAt: string;
  };
  /** The plan that the account is on is no longer offered, and the account stands still until it has another. */
  "plan-deactivated": { accountName: string; planName: string };
  /** A change that was scheduled is off. */
  "plan-kept": { accountName: string; planName: string };
  /** Money that was kept as the account's own, given back. */
  "kept-refunded": {
    accountName: string;
    /** Of the invoice that it came for. */
    number: string;
    amount: string;
    /** What is still held of it; "" where all went back. */
    left: string;
    method: PaymentMethod;
    /** What staff wrote; "" where the account asked for it. */
    reason: string;
  };
  "trial-extended": { accountName: string; endsAt: string; worksAgain: boolean };
  "credits-adjusted": {
    accountName: string;
    /** Below zero: taken back. */
    amount: number;
    balance: number;
    reason: string;
  };
  "features-changed": { accountName: string; added: readonly string[]; removed: readonly string[] };
}
