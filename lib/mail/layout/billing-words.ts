import type { PaymentMethod } from "@/db/words";
import { formatIsoDate } from "@/lib/time/date-words";

/** "1 Aug 2026", for a date in ISO 8601. */
export function dateOf(iso: string): string {
  return formatIsoDate(iso) || "further notice";
}

export function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

/** Where money that we sent back arrives, and when. */
export function wayBackOf(method: PaymentMethod): string {
  return WAYS_BACK[method];
}

const WAYS_BACK: Record<PaymentMethod, string> = {
  stripe: "It goes back to the card you paid with, usually within 5 to 10 business days.",
  paypal: "It goes back to the PayPal account you paid with.",
  bank_transfer: "It goes back to your bank account, usually within 1 to 3 business days.",
  sandbox: "No money moved.",
};
