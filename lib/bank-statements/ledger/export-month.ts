import { and, asc, eq, gt, gte, inArray, isNull, lt } from "drizzle-orm";
import { type BankLine, bankAllocations, bankLines, invoices, listAsSystem, payments } from "@/db";
import { formatDecimal } from "@/lib/money";
import type { Cell } from "@/lib/text/csv";

const PAGE = 500;
const HEADER = [
  "booked_on",
  "value_on",
  "own_account",
  "amount",
  "currency",
  "place",
  "invoice_number",
  "account_id",
  "charges",
  "reason",
  "other_name",
  "other_account",
  "text",
  "payment_reference",
  "line_id",
];

/**
 * A month for the accountant, read page by page: one row for each place that money has, and one for what is open of a line,
 * so that the column of amounts is what came and went.
 */
export async function* exportMonth(month: string): AsyncGenerator<Cell[]> {
  yield HEADER;
  const [from, to] = [`${month}-01`, firstOfNext(month)];
  for (let after = 0; ; ) {
    const lines = await linesOf(from, to, after);
    const places = await placesOf(lines.map(({ id }) => id));
    for (const line of lines)
      yield* rowsOf(
        line,
        places.filter(({ lineId }) => lineId === line.id),
      );
    if (lines.length < PAGE) return;
    after = lines.at(-1)!.id;
  }
}

/** "2026-12" -> "2027-01-01" */
function firstOfNext(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

function linesOf(from: string, to: string, after: number): Promise<BankLine[]> {
  return listAsSystem((db) =>
    db
      .select()
      .from(bankLines)
      .where(and(gte(bankLines.bookedOn, from), lt(bankLines.bookedOn, to), gt(bankLines.id, after)))
      .orderBy(asc(bankLines.id))
      .limit(PAGE),
  );
}

type Place = Awaited<ReturnType<typeof placesOf>>[number];

function placesOf(lineIds: number[]) {
  return listAsSystem((db) =>
    db
      .select({
        lineId: bankAllocations.lineId,
        kind: bankAllocations.kind,
        amountCents: bankAllocations.amountCents,
        chargesCents: bankAllocations.chargesCents,
        reason: bankAllocations.reason,
        accountId: payments.accountId,
        invoiceNumber: invoices.number,
      })
      .from(bankAllocations)
      .leftJoin(payments, eq(payments.id, bankAllocations.paymentId))
      .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
      .where(and(inArray(bankAllocations.lineId, lineIds), isNull(bankAllocations.undoneAt)))
      .orderBy(asc(bankAllocations.id)),
  );
}

function* rowsOf(line: BankLine, places: readonly Place[]): Generator<Cell[]> {
  for (const place of places) {
    const { kind, amountCents, invoiceNumber, accountId, chargesCents, reason } = place;
    yield rowOf(line, amountCents, [kind, invoiceNumber, accountId, formatDecimal(chargesCents), reason]);
  }
  if (line.openCents !== 0 || places.length === 0)
    yield rowOf(line, line.openCents, ["open", "", "", "0.00", ""]);
}

/** Amounts are numbers to a spreadsheet, minus sign and all; texts that strangers typed are made safe by `csvLine`. */
function rowOf(line: BankLine, amountCents: number, place: Cell[]): Cell[] {
  const { bookedOn, valueOn, ownAccount, currency, otherName, otherAccount, text, reference, id } = line;
  return [
    bookedOn,
    valueOn,
    ownAccount,
    amountCents / 100,
    currency,
    ...place,
    otherName,
    otherAccount,
    text,
    reference,
    id,
  ];
}
