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

/**
 * 8900, "USD" -> "$89.00", and 8900, "JPY" -> "¥89". Nothing is rounded away.
 *
 * This is how people read money, everywhere: documents, payments, refunds, emails, errors, tables, the terminal. Only the list
 * price on a card or in a table of prices may be shorter, by formatPrice. Other software reads formatDecimal beside a currency.
 * test/architecture/money-words.test.ts holds sources to this.
 */
export function formatAmount(amountCents: number, currency: string): string {
  const decimals = decimalsOf(currency) ?? 2;
  const fraction = amountCents % 100 === 0 ? decimals : Math.max(decimals, 2);
  return inSymbols(amountCents, currency, fraction);
}

/** 8900, "USD" -> "$89" (or "$89.50"): a list price, on the cards that compare prices and nowhere else. */
export function formatPrice(amountCents: number, currency: string): string {
  return inSymbols(amountCents, currency, amountCents % 100 === 0 ? 0 : 2);
}

function inSymbols(amountCents: number, currency: string, fraction: number): string {
  const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  return new Intl.NumberFormat("en-US", { style: "currency", currency, ...digits }).format(amountCents / 100);
}

/**
 * ISO 4217: the currencies that are in use, by how many decimals they have. The one place that knows. Pure.
 *
 * Amounts are kept in hundredths and told with two digits (docs/contract.md, section 4), so invoices are written in a currency
 * with two decimals alone: `CURRENCY` refuses the others. Lines of the bank's statements may be in any of them, and are shown
 * as their currency is written. The ariary (MGA) has fifths and no hundredths, and Stripe counts it whole.
 */
const BY_DECIMALS: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW MGA PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2:
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP " +
    "COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD " +
    "KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR " +
    "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP " +
    "TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

const DECIMALS = new Map(
  Object.entries(BY_DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(" ").map((code) => [code, Number(decimals)] as const),
  ),
);

/** 2 for USD, 0 for JPY, 3 for KWD; undefined for what is no currency in use. */
export function decimalsOf(currency: string): number | undefined {
  return DECIMALS.get(currency);
}
