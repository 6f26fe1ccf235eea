import { mod97 } from "@/lib/bank-codes";
import type { Random } from "./random";

export interface Payer {
  accountId: number;
  accountName: string;
  /** As the bank writes it. */
  name: string;
  iban: string;
  cents: number;
}

const FIRST =
  "Alma Bruno Clara Dario Elena Fritz Greta Hugo Irma Jonas Karla Leo Mira Nils Olga Paul Rosa Sven Tilda Uwe".split(
    " ",
  );
const LAST =
  "Acker Berg Cramer Dorn Engel Falk Graf Hahn Iversen Jung Kern Lang Moor Nagel Ost Pohl Reuter Stein Thoma Voss".split(
    " ",
  );
const TRADE =
  "Bakery Garage Studio Books Garden Optics Dental Travel Music Sports Wood Metal Paper Glass Farm Coffee".split(
    " ",
  );
const PRICES = [8900, 13_900, 22_900];

/**
 * Tenants with the accounts that they pay from. Four of five pay under their own name; the rest as a person whom nothing in
 * the product names. Some share a bank account, as the shops of one owner do.
 */
export function inventPayers(count: number, random: Random): Payer[] {
  const payers: Payer[] = [];
  for (let at = 0; at < count; at++) {
    const accountName = `${random.pick(LAST)} ${random.pick(TRADE)} ${at + 1}`;
    const isUnderOwnName = random.chance(0.8);
    const name = isUnderOwnName
      ? bankName(accountName, random)
      : `${random.pick(FIRST)} ${random.pick(LAST)}`;
    const shared = at > 0 && random.chance(0.03) ? payers[at - 1]!.iban : undefined;
    payers.push({
      accountId: at + 1,
      accountName,
      name,
      iban: shared ?? ibanOf(at),
      cents: random.pick(PRICES),
    });
  }
  return payers;
}

function bankName(name: string, random: Random): string {
  const written = random.chance(0.5) ? name.toUpperCase() : name;
  return random.chance(0.2) ? `${written} GmbH`.slice(0, 27) : written;
}

function ibanOf(at: number): string {
  const bban = `50010517${String(at).padStart(10, "0")}`;
  return `DE${String(98 - mod97(`${bban}DE00`)).padStart(2, "0")}${bban}`;
}
