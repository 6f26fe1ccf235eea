import type { QueueSum } from "@/lib/admin/payments/queue";
import { formatAmount } from "@/lib/money";

/** "3 payments, $417.00 and €89.00": what is in a state, and how much it is. Pure. */
export function queueWords({ count, sums }: QueueSum): string {
  if (count === 0) return "No payments.";
  const money = sums.map(({ currency, cents }) => formatAmount(cents, currency)).join(" and ");
  return `${count === 1 ? "1 payment" : `${count} payments`}, ${money}`;
}
