import { formatDecimal } from "@/lib/money";

/** What PayPal can be paid in (developer.paypal.com/api/rest/reference/currency-codes). */
const CURRENCIES =
  "AUD BRL CAD CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD CHF".split(
    " ",
  );
/** PayPal takes no decimals of these, whatever ISO 4217 says. */
const WHOLE_ONLY = ["HUF", "JPY", "TWD"];

export function takesCurrency(currency: string): boolean {
  return CURRENCIES.includes(currency);
}

/** Whether an amount can be asked for: whole where PayPal takes whole amounts only. */
export function takesAmount(cents: number, currency: string): boolean {
  return takesCurrency(currency) && (!isWholeOnly(currency) || cents % 100 === 0);
}

function isWholeOnly(currency: string): boolean {
  return WHOLE_ONLY.includes(currency);
}

/** An amount as PayPal writes it: "105.91" USD, "105" HUF. */
export function amountAtPaypal(cents: number, currency: string): { currencyCode: string; value: string } {
  const value = formatDecimal(cents);
  return { currencyCode: currency, value: isWholeOnly(currency) ? value.replace(/\.00$/, "") : value };
}
