import type { PaymentMethod } from "@/db/words";
import type { WaysInMail } from "@/lib/mail/layout/ways-in-mail";
import type { ChangeMailProps } from "@/lib/mail/templates/changes/change-props";
import type { TopUpMailProps } from "@/lib/mail/templates/top-up/top-up-props";

/** An invoice to pay; emails that waited in the outbox before its id was told don't have it. */
interface Payable {
  number: string;
  amount: string;
  invoiceId?: number;
  /** How, looked up when it is sent. */
  ways?: WaysInMail;
}

/** What the billing emails say. Plain JSON: it waits in the outbox. Dates are ISO 8601, money is "$89.00". */
export interface BillingMailProps extends ChangeMailProps, TopUpMailProps {
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
    /** Credits that it paid for, of a package. */
    bought?: number;
    /** They were bought because few were left, as the owner had set. */
    isTopUp?: boolean;
    /** Our team has suspended the account, which no payment lifts. */
    isSuspended?: boolean;
    /** What we hold of the account's money beside it: a card and PayPal are charged the whole invoice. */
    held?: string;
  };
  /** A transfer was too little, and waits for the rest. */
  "part-payment": {
    accountName: string;
    number: string;
    invoiceId: number;
    /** What came just now, what we hold with it, and what is missing. */
    amount: string;
    held: string;
    total: string;
    missing: string;
    /** Where the rest goes, line by line; empty where transfers are not offered. */
    transfer: readonly (readonly [label: string, value: string])[];
    /** Said where that account is nobody's. */
    notice?: string;
  };
  /** Money that went back. */
  refunded: {
    accountName: string;
    number: string;
    invoiceId: number;
    creditNoteNumber: string;
    creditNoteId: number;
    amount: string;
    /** What the payment was. */
    paid: string;
    /** Nothing of it is left. */
    isAll: boolean;
    /** A dispute took it, and not we. Absent in emails that were written before this was told. */
    isTakenBack?: boolean;
    method: PaymentMethod;
    creditsTaken: number;
    /** When it would have begun: its period, or the first of those that went with it. */
    periodTakenBack?: string;
    /** How many. */
    periodsTakenBack?: number;
    /** For the payer; empty where nobody gave one. */
    reason: string;
  };
  /** An invoice that was sent and is void. */
  "invoice-cancelled": {
    accountName: string;
    number: string;
    creditNoteNumber: string;
    creditNoteId: number;
    amount: string;
  };
  "transfer-rejected": {
    accountName: string;
    number: string;
    amount: string;
    reference: string;
    reason: string;
    /** The invoice is still open. */
    isDue: boolean;
  };
  /** A payment that took days did not arrive. */
  "payment-failed": {
    accountName: string;
    number: string;
    invoiceId: number;
    amount: string;
    reason: string;
    /** The invoice is still open. */
    isDue: boolean;
  };
  /** Money that arrived for an invoice that was paid already. */
  "payment-kept": {
    accountName: string;
    number: string;
    amount: string;
    /** More than the invoice needed, by transfer. */
    isSurplus?: boolean;
    /** It was refunded, and came back to us. */
    isReturned?: boolean;
  };
  "trial-ending": { accountName: string; endsAt: string; daysLeft: number };
  "trial-ended": { accountName: string; isTransferReported?: boolean };
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
    /** Undefined where there was none. */
    fromPlan?: string;
    toPlan: string;
    creditsPerMonth: number;
    /** Our team did it. */
    byUs?: boolean;
    /** Of a plan that is tried. */
    trialEndsAt?: string;
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
