import { parseCents } from "@/lib/bank-statements/statement/amount";
import { dayOf, dayOfBankYear } from "@/lib/bank-statements/statement/day";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import type { Field } from "./fields";

export interface Entry {
  line: number;
  bookedOn: string;
  valueOn: string;
  cents: number;
  isReversal: boolean;
  /** The payer's own reference; empty for NONREF. */
  customerReference: string;
  bankReference: string;
  /** What the bank writes under the entry. */
  supplement: string;
}

/** Value date, entry date, mark, funds code, amount, type, the owner's reference, and after "//" the bank's. */
const ENTRY = /^(\d{6})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d{1,15}[,.]\d*)([A-Z][A-Z0-9]{3})?(.*)$/;

/** Field 61 of MT940 and MT942 (SWIFT, category 9). */
export function readEntry({ line, lines }: Field): Entry {
  const [first = "", ...more] = lines;
  const match = ENTRY.exec(first.trim());
  if (!match)
    throw unreadable({
      line,
      expected: "an entry such as 2601310131C12,34NTRFNONREF in field :61:",
      found: first,
    });
  const [, value, entered, mark = "", , amount = "", , references = ""] = match;
  const cents = parseCents(amount.replace(".", ","), ",");
  if (cents === undefined) throw unreadable({ line, expected: "an amount such as 12,34", found: amount });
  const valueOn = readDay(value!, line);
  const { customerReference, bankReference, rest } = referencesIn(references);
  return {
    line,
    valueOn,
    bookedOn: entered ? bookingDay(valueOn, entered, line) : valueOn,
    cents: isCredit(mark) ? cents : -cents,
    isReversal: mark.startsWith("R"),
    customerReference,
    bankReference,
    supplement: [rest, ...more].join(" ").trim(),
  };
}

/** A reversed debit (RD) brings money back, a reversed credit (RC) takes it. */
function isCredit(mark: string): boolean {
  return mark === "C" || mark === "EC" || mark === "RD";
}

/** "260131"; the century is this one's. A 30 February is a bank's own. */
export function readDay(digits: string, line: number): string {
  const [year, month, day] = [0, 2, 4].map((from) => Number(digits.slice(from, from + 2))) as [
    number,
    number,
    number,
  ];
  const found = /^\d{6}$/.test(digits)
    ? dayOfBankYear(year < 80 ? 2000 + year : 1900 + year, month, day)
    : undefined;
  if (!found) throw unreadable({ line, expected: "a day written YYMMDD", found: digits });
  return found;
}

/** "0131" in the year that is nearest to the value date: it may lie on the other side of New Year. */
function bookingDay(valueOn: string, digits: string, line: number): string {
  const year = Number(valueOn.slice(0, 4));
  const [month, day] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  const apart = month - Number(valueOn.slice(5, 7));
  const found = dayOf(apart > 6 ? year - 1 : apart < -6 ? year + 1 : year, month, day);
  if (!found) throw unreadable({ line, expected: "a day written MMDD", found: digits });
  return found;
}

function referencesIn(text: string) {
  const [owner = "", bank = ""] = text.split("//");
  // A Dutch dialect fills the reference to 16 characters and writes the other party's name behind it.
  const isFilled = owner.length > 16 && bank === "";
  return {
    customerReference: meant((isFilled ? owner.slice(0, 16) : owner).trim()),
    bankReference: meant(bank.trim()),
    rest: isFilled ? owner.slice(16).trim() : "",
  };
}

function meant(reference: string): string {
  return /^(NONREF|NOREF|KREF\+|EREF\+|0+)$/i.test(reference) ? "" : reference;
}
