import type { WaysInMail } from "@/lib/mail/layout/ways-in-mail";

/** What the emails about automatic purchases say. Plain JSON: it waits in the outbox. */
export interface TopUpMailProps {
  /** The stored card could not be charged for credits that run low. */
  "top-up-failed": {
    accountName: string;
    packageName: string;
    amount: string;
    /** Undefined where nothing was billed, such as for a package that is no longer sold. */
    number?: string;
    invoiceId?: number;
    reason: string;
    /** The card's bank wants its holder to confirm the payment. */
    needsConfirmation: boolean;
    /** When it is tried again; undefined where it is switched off. */
    pausedUntil?: string;
  };
  /** Credits run low, and no card is stored that could be charged. */
  "top-up-reminder": {
    number: string;
    amount: string;
    invoiceId?: number;
    /** How it is paid, looked up when it is sent. */
    ways?: WaysInMail;
    accountName: string;
    packageName: string;
    available: number;
    threshold: number;
    dueAt: string;
  };
  /** Credits run low, and the owner's limit for the month is reached. */
  "top-up-limit": {
    accountName: string;
    packageName: string;
    available: number;
    /** Purchases in this month, and what they cost. */
    count: number;
    amount: string;
    renewsAt: string;
  };
}
