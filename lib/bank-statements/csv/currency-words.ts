const SIGNS: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP", us$: "USD", zł: "PLN" };
const KNOWN = new Set(Intl.supportedValuesOf("currency"));

/** How a currency ends a column's name: "Amount (EUR)", "Betrag (€)", "Gutschrift in CHF". */
const AT_END = /\s*(?:[([](\p{L}{3}|€|£|US\$|zł)[)\]]|\sin (\p{L}{3}))$/iu;

/** The column's name without the currency behind it. */
export function withoutCurrency(name: string): string {
  return name.replace(AT_END, "");
}

/** "Betrag (€)" -> EUR; undefined where the name ends with none that exists. */
export function currencyOfColumn(name: string): string | undefined {
  const [, bracketed, spoken] = AT_END.exec(name.trim()) ?? [];
  return codeOf(bracketed ?? spoken ?? "");
}

/** "139,00 PLN" -> PLN, "€ 12.50" -> EUR; undefined where the amounts name none, or more than one. */
export function currencyOfAmounts(amounts: readonly string[]): string | undefined {
  return onlyOne(amounts.map((amount) => /[\p{L}€£$]{1,3}/u.exec(amount)?.[0] ?? ""));
}

const SAYS_CURRENCY = /w(?:ä|ae)hrung|currency|munt|devise|divisa|waluta|saldo|balance|kontostand/i;

/** What the bank's own lines above the header say, such as "Währung:;CHF" or "Saldo;1.139,00;EUR". */
export function currencyAbove(lines: readonly string[]): string | undefined {
  const said = lines.filter((line) => SAYS_CURRENCY.test(line));
  return onlyOne(said.flatMap((line) => line.match(/\b[A-Z]{3}\b|[€£]/g) ?? []));
}

function onlyOne(words: readonly string[]): string | undefined {
  const found = new Set(words.flatMap((word) => codeOf(word) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

function codeOf(word: string): string | undefined {
  const code = SIGNS[word.toLowerCase()] ?? word.toUpperCase();
  return KNOWN.has(code) ? code : undefined;
}
