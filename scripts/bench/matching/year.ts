import type { BankLine } from "@/db";
import type { Facts } from "@/lib/bank-statements/match/facts";
import type { InvoiceFact } from "@/lib/bank-statements/match/invoice-fact";
import { OpenInvoices } from "@/lib/bank-statements/match/open-invoices";
import { referenceText } from "./distort";
import type { Payer } from "./invented-payers";
import type { Random } from "./random";

/** A line with the truth beside it: the invoices that its payer meant. */
export interface TrueLine {
  line: BankLine;
  meant: number[];
}

/** What the database would know, kept in memory while the year goes by. */
export class Year {
  readonly facts: Facts = {
    named: new Map(),
    open: new OpenInvoices(),
    reports: [],
    returnable: [],
    payers: new Map(),
    kept: new Map(),
  };
  private readonly invoices = new Map<number, InvoiceFact>();
  private lineId = 0;

  constructor(
    private readonly payers: readonly Payer[],
    private readonly random: Random,
  ) {}

  /** Everybody's invoice of the month, and what arrives for them; some pay late, too much, too little or two at a time. */
  *month(month: number): Generator<TrueLine> {
    const billed = this.payers.map((payer) => ({ payer, invoice: this.bill(payer, month) }));
    for (let at = 0; at < billed.length; at++) {
      const { payer, invoice } = billed[at]!;
      const next = billed[at + 1];
      if (next && next.payer.iban === payer.iban && this.random.chance(0.5)) {
        at++;
        yield this.line(
          payer,
          invoice.totalCents + next.invoice.totalCents,
          `${invoice.number} ${next.invoice.number}`,
          [invoice.id, next.invoice.id],
        );
      } else
        yield this.line(payer, this.amount(invoice), referenceText(invoice.number, this.random), [
          invoice.id,
        ]);
      if (this.random.chance(0.02))
        yield this.line(
          stranger(this.random),
          this.random.pick([8900, 13_900, 5000]),
          "Refund of order 17",
          [],
        );
    }
  }

  /** The invoice was paid, truly: from now on it is not open, and its payer is known. */
  settle({ line, meant }: TrueLine): void {
    for (const id of meant) this.close(this.invoices.get(id)!, line);
  }

  private close(invoice: InvoiceFact, { otherAccount }: BankLine): void {
    invoice.status = "paid";
    this.facts.open.remove(invoice);
    const known = this.facts.payers.get(otherAccount) ?? new Set();
    this.facts.payers.set(otherAccount, known.add(invoice.accountId));
  }

  private bill({ accountId, accountName, cents }: Payer, month: number): InvoiceFact {
    const number = `INV-${accountId}-2026${String(month).padStart(2, "0")}-${String(month).padStart(4, "0")}`;
    const id = accountId * 100 + month;
    const names = { accountName, billingName: null };
    const invoice: InvoiceFact = {
      id,
      accountId,
      number,
      status: "open",
      totalCents: cents,
      currency: "EUR",
      ...names,
      unseenPaymentId: null,
    };
    this.facts.named.set(number, invoice);
    this.invoices.set(id, invoice);
    this.facts.open.add(invoice);
    return invoice;
  }

  private amount({ totalCents }: InvoiceFact): number {
    const kind = this.random.next();
    if (kind < 0.95) return totalCents;
    return kind < 0.98
      ? totalCents - this.random.pick([150, 250, 1000])
      : totalCents + this.random.pick([100, 5000]);
  }

  private line(
    { name, iban }: Pick<Payer, "name" | "iban">,
    cents: number,
    text: string,
    meant: number[],
  ): TrueLine {
    const id = ++this.lineId;
    const amounts = { amountCents: cents, openCents: cents, currency: "EUR", chargesCents: 0 };
    const words = {
      text,
      otherName: name,
      otherAccount: iban,
      reference: `R${id}`,
      endToEndId: "",
      creditorReference: "",
    };
    const days = { bookedOn: "2026-01-31", valueOn: "2026-01-31", createdAt: new Date(0) };
    const prints = {
      fingerprint: "",
      contentPrint: "",
      occurrence: 1,
      fileLine: id,
      ownAccount: "",
      isReversal: false,
    };
    return { line: { id, statementId: 1, ...amounts, ...words, ...days, ...prints }, meant };
  }
}

function stranger(random: Random): Pick<Payer, "name" | "iban"> {
  return {
    name: random.pick(["City Treasury", "Card Settlement", "Insurance"]),
    iban: `XX${random.below(1e9)}`,
  };
}
