import type { CreditPackage } from "@/db";

type Facts = Pick<CreditPackage, "credits" | "expiryDays">;

/** "5,000 credits that don't expire", as it is told before buying and printed on the invoice. Pure. */
export function packageWords({ credits, expiryDays }: Facts): string {
  const ends = expiryDays === null ? "that don't expire" : `to spend within ${expiryDays} days of payment`;
  return `${credits.toLocaleString("en")} credits ${ends}`;
}
