import type { StatementKind } from "@/db/words";
import type {
  Balance,
  StatementEvents,
  StatementLine,
  StatementStart,
  Texts,
} from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { readBalance } from "./balance";
import { type EntryDetails, entryDetails } from "./entry-details";
import { linesOfEntry } from "./entry-lines";
import { readElements } from "./read-elements";
import { textAt, type XmlElement } from "./xml-element";

/** What each message calls its statements (ISO 20022: camt.052, camt.053, camt.054). */
const KINDS: Readonly<Record<string, StatementKind>> = {
  Rpt: "interim",
  Stmt: "booked",
  Ntfctn: "notification",
};

/**
 * CAMT.052, .053 and .054 in any of their versions: they differ in what nobody pays by, such as who else is named. An
 * entry that the bank booked as a batch is told as its single payments where these add up to it.
 */
export async function* readCamt(texts: Texts): StatementEvents {
  let statement: OpenStatement | undefined;
  let count = 0;
  const containers = new Set(Object.keys(KINDS));
  const compact = (element: XmlElement) => (element.name === "TxDtls" ? entryDetails(element) : undefined);
  for await (const event of readElements(texts, { containers, compact })) {
    if (event.type === "open") {
      statement = new OpenStatement(event.line, KINDS[event.name]!);
      count++;
    } else if (event.type === "close") {
      yield* statement!.finish();
      statement = undefined;
    } else if (event.element.name === "Ntry") {
      yield* statement!.entry(event.element, event.compacts);
    } else statement!.take(event.element);
  }
  if (count === 0) throw unreadable({ expected: "a statement (Stmt, Rpt or Ntfctn) in the message" });
}

class OpenStatement {
  private readonly head: XmlElement;
  private readonly balances: XmlElement[] = [];
  private start: StatementStart | undefined;
  private pendingCount = 0;

  constructor(
    line: number,
    private readonly kind: StatementKind,
  ) {
    this.head = { name: "", line, text: "", currency: "", children: [] };
  }

  take(element: XmlElement): void {
    if (element.name === "Bal") this.balances.push(element);
    else this.head.children.push(element);
  }

  *entry(entry: XmlElement, details: EntryDetails[]): Generator<StatementStart | StatementLine> {
    yield* this.begin(entry);
    const status = textAt(entry, "Sts", "Sts/Cd", "Sts/Prtry");
    if (status !== "" && status !== "BOOK") this.pendingCount++;
    else yield* linesOfEntry(entry, details);
  }

  *finish() {
    yield* this.begin();
    const closing = this.balance(["CLBD", "ITBD"]);
    yield { type: "end" as const, closing, pendingCount: this.pendingCount };
  }

  private *begin(entry?: XmlElement): Generator<StatementStart> {
    if (this.start) return;
    const account = textAt(this.head, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id");
    if (account === "")
      throw unreadable({ line: this.head.line, expected: "the account (Acct/Id) of the statement" });
    this.start = {
      type: "statement",
      line: this.head.line,
      format: "camt",
      kind: this.kind,
      externalId: textAt(this.head, "Id"),
      number: numberOf(this.head),
      account,
      currency: this.currency(entry),
      opening: null,
    };
    this.start.opening = this.balance(["OPBD", "PRCD"]);
    yield this.start;
  }

  private currency(entry?: XmlElement): string {
    const booked = this.balances.find((balance) => /^(OPBD|PRCD|CLBD)$/.test(codeOf(balance)));
    const amounts = [booked, entry].flatMap(
      (element) => element?.children.find(({ name }) => name === "Amt") ?? [],
    );
    return textAt(this.head, "Acct/Ccy") || (amounts[0]?.currency ?? "");
  }

  /** The first one of these kinds that is in the statement's own currency. */
  private balance(codes: string[]): Balance | null {
    for (const code of codes) {
      const found = this.balances.find((balance) => codeOf(balance) === code);
      const read = found && readBalance(found);
      if (read && read.currency === this.start!.currency) return { cents: read.cents, on: read.on };
    }
    return null;
  }
}

function codeOf(balance: XmlElement): string {
  return textAt(balance, "Tp/CdOrPrtry/Cd", "Tp/Cd");
}

/** Pages of one statement are told apart by their number. */
function numberOf(head: XmlElement): string {
  const number = textAt(head, "ElctrncSeqNb", "LglSeqNb");
  const page = textAt(head, "StmtPgntn/PgNb", "RptPgntn/PgNb", "NtfctnPgntn/PgNb");
  return number && page ? `${number}/${page}` : number;
}
