import { parseCents } from "@/lib/bank-statements/statement/amount";
import type {
  Balance,
  StatementEvent,
  StatementEvents,
  StatementLine,
  StatementStart,
  Texts,
} from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { type Entry, readDay, readEntry } from "./entry-field";
import { type Field, readFields } from "./fields";
import { readPurpose } from "./purpose-field";

/** MT940, a booked day, and MT942, what was booked since, of SWIFT's category 9, in the banks' dialects. */
export async function* readMt940(texts: Texts): StatementEvents {
  let message: Message | undefined;
  let count = 0;
  for await (const field of readFields(texts)) {
    if (field.tag === "940" || field.tag === "942") continue;
    if (field.tag === "20") {
      if (message) yield* message.finish();
      message = new Message(field);
      count++;
    } else if (message) yield* message.take(field);
    else
      throw unreadable({
        line: field.line,
        expected: "field :20:, which begins a message",
        found: `:${field.tag}:`,
      });
  }
  if (message) yield* message.finish();
  if (count === 0) throw unreadable({ line: 1, expected: "field :20:, which begins a message" });
}

class Message {
  private account = "";
  private number = "";
  private currency = "";
  private opening: Balance | null = null;
  private closing: Balance | null = null;
  private isInterim = false;
  private start: StatementStart | undefined;
  private entry: { entry: Entry; purpose: string[] } | undefined;

  constructor(private readonly first: Field) {}

  *take(field: Field): Generator<StatementEvent> {
    const text = field.lines[0]!.trim();
    if (field.tag === "61") {
      yield* this.begin(field);
      yield* this.flush();
      this.entry = { entry: readEntry(field), purpose: [] };
    } else if (field.tag === "86") {
      if (this.entry) this.entry.purpose.push(...field.lines);
    } else if (field.tag === "62F" || field.tag === "62M") {
      yield* this.begin(field);
      yield* this.flush();
      this.closing = this.balance(field);
    } else this.takeHead(field, text);
  }

  *finish(): Generator<StatementEvent> {
    yield* this.begin(this.first);
    yield* this.flush();
    yield { type: "end", closing: this.closing, pendingCount: 0 };
  }

  private takeHead(field: Field, text: string): void {
    if (/^(25P?|28C?|60[FM])$/.test(field.tag)) this.refuseAfterEntries(field);
    if (field.tag === "25" || field.tag === "25P") this.account = text;
    else if (field.tag === "28C" || field.tag === "28") this.number = runningNumber(text);
    else if (field.tag === "60F" || field.tag === "60M") this.opening = this.balance(field);
    else if (field.tag === "34F") {
      this.isInterim = true;
      this.currency ||= text.slice(0, 3);
    } else if (field.tag === "13D" || field.tag === "13") this.isInterim = true;
  }

  private refuseAfterEntries({ line, tag }: Field): void {
    if (this.start) throw unreadable({ line, expected: "field :86:, :61: or :62F:", found: `:${tag}:` });
  }

  private *begin({ line }: Field): Generator<StatementStart> {
    if (this.start) return;
    if (this.account === "") throw unreadable({ line, expected: "field :25:, the account, before this" });
    if (this.currency === "")
      throw unreadable({ line, expected: "field :60F: or :34F:, which name the currency" });
    this.start = {
      type: "statement",
      line: this.first.line,
      format: this.isInterim ? "mt942" : "mt940",
      kind: this.isInterim ? "interim" : "booked",
      externalId: this.first.lines[0]!.trim(),
      number: this.number,
      account: this.account.replace(/([A-Z]{3})$/, (end) => (end === this.currency ? "" : end)),
      currency: this.currency,
      opening: this.opening,
    };
    yield this.start;
  }

  private *flush(): Generator<StatementLine> {
    if (!this.entry) return;
    const { entry, purpose: lines } = this.entry;
    this.entry = undefined;
    const { text, name, account, endToEndId } = readPurpose(lines);
    yield {
      type: "line",
      line: entry.line,
      bookedOn: entry.bookedOn,
      valueOn: entry.valueOn,
      amountCents: entry.cents,
      currency: this.currency,
      reference: entry.bankReference,
      entryCents: entry.cents,
      endToEndId: endToEndId || entry.customerReference,
      creditorReference: "",
      text: text || entry.supplement,
      otherName: name || (text ? entry.supplement : ""),
      otherAccount: account,
      isReversal: entry.isReversal || /^(?:1[05]9|109|108)\D/.test(lines[0] ?? ""),
      chargesCents: 0,
    };
  }

  /** "C260131EUR1234,50" */
  private balance({ line, tag, lines }: Field): Balance {
    const [, mark, day = "", currency = "", amount = ""] =
      /^([CD])(\d{6})([A-Z]{3})([\d,.]+)$/.exec(lines[0]!.trim()) ?? [];
    const cents = parseCents(amount.replace(".", ","), ",");
    if (!mark || cents === undefined)
      throw unreadable({
        line,
        expected: `a balance such as C260131EUR1234,50 in field :${tag}:`,
        found: lines[0],
      });
    this.currency ||= currency;
    return { cents: mark === "D" && cents !== 0 ? -cents : cents, on: readDay(day, line) };
  }
}

/** "00004/00001" -> "4/1"; a bank that doesn't count sends noughts. */
function runningNumber(text: string): string {
  const [number = "", page = ""] = text.split("/").map((part) => part.trim().replace(/^0+(?=\d)/, ""));
  if (!/[1-9A-Z]/i.test(number)) return "";
  return page === "" ? number : `${number}/${page}`;
}
