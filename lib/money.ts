import { decimalsOf } from "./currencies";

/** Money is integer cents inside and a decimal string with two digits outside (docs/contract.md, section 4). */

/** 8900 -> "89.00". */
export function formatDecimal(amountCents: number): string {
  const sign = amountCents < 0 ? "-" : "";
  const cents = Math.abs(amountCents);
  return `${sign}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

/** "89.00", "89" or "89.5" -> 8900, 8900, 8950. Anything else, or an amount no invoice can have: undefined. */
export function parseDecimal(amount: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(amount.trim());
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** 8900, "USD" -> "$89.00", and 8900, "JPY" -> "¥89": where columns of amounts are added up. Nothing is rounded away. */
export function formatAmount(amountCents: number, currency: string): string {
  const decimals = decimalsOf(currency) ?? 2;
  const fraction = amountCents % 100 === 0 ? decimals : Math.max(decimals, 2);
  const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  return new Intl.NumberFormat("en-US", { style: "currency", currency, ...digits }).format(amountCents / 100);
}

/** 8900, "USD" -> "$89" (or "$89.50"): how a price is shown to people. */
export function formatMoney(amountCents: number, currency: string, locale = "en-US"): string {
  const fraction = amountCents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: fraction,
    maximumFractionDigits: 2,
  }).format(amountCents / 100);
}
