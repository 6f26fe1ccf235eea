/** No account holds more than this, and its hundredths are still exact numbers. */
const MOST_DIGITS = 13;

/**
 * "1234.5" or "1234,50" -> 123450. Zeros after the second digit are let go; a smaller fraction is no amount that we can
 * keep, so: undefined. `separator` is the decimal one; no other is allowed in it.
 */
export function parseCents(amount: string, separator: "." | ","): number | undefined {
  const [whole = "", fraction = "", ...more] = amount.trim().split(separator);
  const isAmount = more.length === 0 && /^\d{1,24}$/.test(whole) && /^\d{0,24}$/.test(fraction);
  if (!isAmount || /[1-9]/.test(fraction.slice(2))) return undefined;
  const digits = whole.replace(/^0+(?=\d)/, "");
  if (digits.length > MOST_DIGITS) return undefined;
  return Number(digits) * 100 + Number(fraction.slice(0, 2).padEnd(2, "0"));
}

/** "-1.234,56", "1 234.56", "(12.00)", "12.00-" or "12.00 EUR" -> cents; as people's spreadsheets write it. */
export function parseWrittenCents(written: string, separator: "." | ","): number | undefined {
  const bare = written.replace(/[A-Z]{3}|[€$£]|[\s'’\u00a0\u202f]/gi, "").replace("−", "-");
  const isNegative = /^\(.*\)$|^-|-$|D$|S$/i.test(bare);
  const digits = bare
    .replace(/^\(|\)$|^[+-]|[+-]$|[CDHS]$/gi, "")
    .replaceAll(separator === "," ? "." : ",", "");
  const cents = parseCents(digits, separator);
  if (cents === undefined) return undefined;
  return isNegative && cents !== 0 ? -cents : cents;
}
