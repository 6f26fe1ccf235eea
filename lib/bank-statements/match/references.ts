import { isRfReference } from "./rf-reference";

/** Upper case, letters and digits alone: what is left of a reference however it was broken, spaced or decorated. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** INV-<account>-<YYYYMM>-<sequence>, folded; the sequence has four digits, or more that begin with no nought. */
const NUMBER = /INV(?:OICE)?(?:N[RO])?(\d{11,24})/g;
const MONTH = /^20\d\d(?:0[1-9]|1[0-2])$/;
const MOST_ACCOUNT_DIGITS = 9;

/**
 * Every invoice number that the text may name: without its hyphens the ends of its parts can't be seen, and digits may
 * follow it, so the database has to say which of them exist.
 */
export function invoiceNumbersIn(...texts: string[]): string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const [, digits] of folded(text).matchAll(NUMBER))
      for (const number of splits(digits!)) found.add(number);
  return [...found];
}

function splits(digits: string): string[] {
  const found: string[] = [];
  for (let end = 1; end <= MOST_ACCOUNT_DIGITS; end++) {
    const [account, month, rest] = [digits.slice(0, end), digits.slice(end, end + 6), digits.slice(end + 6)];
    if (account.startsWith("0") || !MONTH.test(month)) continue;
    for (const length of [4, 5, 6])
      if (rest.length >= length && (length === 4 || rest[0] !== "0"))
        found.push(`INV-${account}-${month}-${rest.slice(0, length)}`);
  }
  return found;
}

/** RF references (ISO 11649) with right check digits, folded. Their body may be an invoice's number. */
export function rfReferencesIn(...texts: string[]): string[] {
  const found = texts.flatMap((text) => {
    const compact = folded(text);
    return [...compact.matchAll(/(?=(RF\d{2}[A-Z0-9]{1,21}))/g)].flatMap(([, candidate]) =>
      prefixes(candidate!),
    );
  });
  return [...new Set(found)];
}

/** The longest part that the check digits confirm: what follows the reference in a text is not part of it. */
function prefixes(candidate: string): string[] {
  for (let length = candidate.length; length >= 5; length--) {
    const part = candidate.slice(0, length);
    if (isRfReference(part)) return [part];
  }
  return [];
}
