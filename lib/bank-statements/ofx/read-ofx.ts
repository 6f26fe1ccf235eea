import { parseWrittenCents } from "@/lib/bank-statements/statement/amount";
import { dayOf } from "@/lib/bank-statements/statement/day";
import type {
  Balance,
  StatementEvents,
  StatementLine,
  Texts,
} from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { type OfxTag, readOfxTags } from "./ofx-tags";

/** Values by their names, of one aggregate. */
type Values = Map<string, { text: string; line: number }>;

/**
 * OFX 1 (SGML, tags left open) and OFX 2 (XML): the statements of bank accounts. Other messages in the file, such as of
 * credit cards, say nothing about transfers and are left out.
 */
export async function* readOfx(texts: Texts): StatementEvents {
  let head: Values | undefined;
  let transaction: Values | undefined;
  let balance: Values | undefined;
  let closing: Balance | null = null;
  let [begun, isOriginal, count] = [false, false, 0];
  for await (const tag of readOfxTags(texts)) {
    if (opens(tag, "STMTRS")) {
      [head, closing, begun] = [new Map(), null, false];
      head.set("", { text: "", line: tag.line });
      count++;
    } else if (!head) continue;
    else if (opens(tag, "STMTTRN")) {
      transaction = new Map();
      if (!begun) yield startOf(head);
      begun = true;
    } else if (closes(tag, "STMTTRN") && transaction) {
      yield lineOf(transaction, head);
      transaction = undefined;
    } else if (opens(tag, "LEDGERBAL")) balance = new Map();
    else if (closes(tag, "LEDGERBAL") && balance) {
      closing = { cents: amountOf(balance, "BALAMT"), on: dayIn(balance, "DTASOF") };
      balance = undefined;
    } else if (closes(tag, "STMTRS")) {
      if (!begun) yield startOf(head);
      yield { type: "end", closing, pendingCount: 0 };
      head = undefined;
    } else if (tag.name === "ORIGCURRENCY") isOriginal = !tag.isEnd;
    // What the payer paid in: the amount is in the account's currency.
    else if (tag.text !== "" && !(isOriginal && tag.name === "CURSYM"))
      (transaction ?? balance ?? head).set(tag.name, { text: tag.text, line: tag.line });
  }
  if (head) throw unreadable({ line: head.get("")!.line, expected: "</STMTRS>, the end of the statement" });
  if (count === 0) throw unreadable({ expected: "a bank statement (STMTRS) in the file" });
}

function opens({ name, isEnd }: OfxTag, wanted: string): boolean {
  return name === wanted && !isEnd;
}

function closes({ name, isEnd }: OfxTag, wanted: string): boolean {
  return name === wanted && isEnd;
}

function startOf(head: Values) {
  const account = head.get("ACCTID")?.text ?? "";
  const currency = head.get("CURDEF")?.text ?? "";
  const { line } = head.get("")!;
  if (account === "") throw unreadable({ line, expected: "ACCTID, the account, before the transactions" });
  if (!/^[A-Z]{3}$/.test(currency))
    throw unreadable({ line, expected: "CURDEF such as EUR", found: currency });
  return {
    type: "statement" as const,
    line,
    format: "ofx" as const,
    kind: "interim" as const, // It is cut by the dates that somebody asked for.
    externalId: "",
    number: "",
    account,
    currency,
    opening: null,
  };
}

function lineOf(values: Values, head: Values): StatementLine {
  const text = (name: string) => values.get(name)?.text ?? "";
  const cents = amountOf(values, "TRNAMT");
  const bookedOn = dayIn(values, "DTPOSTED");
  return {
    type: "line",
    line: values.get("TRNAMT")!.line,
    bookedOn,
    valueOn: values.has("DTAVAIL") ? dayIn(values, "DTAVAIL") : bookedOn,
    amountCents: cents,
    currency: text("CURSYM") || head.get("CURDEF")!.text,
    reference: text("FITID"),
    entryCents: cents,
    endToEndId: text("REFNUM"),
    creditorReference: "",
    text: text("MEMO"),
    otherName: text("NAME") || text("PAYEE"),
    otherAccount: "",
    isReversal: values.has("CORRECTFITID"),
    chargesCents: 0,
  };
}

function amountOf(values: Values, name: string): number {
  const value = values.get(name);
  const text = value?.text ?? "";
  const cents = parseWrittenCents(text, text.includes(",") && !text.includes(".") ? "," : ".");
  if (cents !== undefined) return cents;
  throw unreadable({
    line: lineNear(values, value?.line),
    expected: `an amount such as -12.34 in ${name}`,
    found: text,
  });
}

/** "20260131", with a time and a zone behind it or without. */
function dayIn(values: Values, name: string): string {
  const value = values.get(name);
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(value?.text ?? "") ?? [];
  const found = year && dayOf(Number(year), Number(month), Number(day));
  if (found) return found;
  const line = lineNear(values, value?.line);
  throw unreadable({ line, expected: `a day written YYYYMMDD in ${name}`, found: value?.text ?? "" });
}

function lineNear(values: Values, line: number | undefined): number | undefined {
  return line ?? [...values.values()].at(-1)?.line;
}
