import type { BankLine } from "@/db";
import { formatAmount } from "@/lib/money";
import { type Facts, keptKey, numbersIn } from "./facts";
import type { InvoiceFact } from "./invoice-fact";
import { ALIKE, likeness } from "./open-invoices";
import type { Proposal, Unmatched } from "./proposal";
import { rfReferencesIn } from "./references";
import { type FoundForLine, settle } from "./to-settle";

export interface Terms {
  /** How much banks may have kept. */
  toleranceCents: number;
}

/** What is left of a line that has paid an invoice is its account's. */
export function byRest(line: BankLine, facts: Facts): Proposal | Unmatched {
  const reasons = ["A part of it has its place already."];
  const named = numbersIn(line).flatMap((number) => facts.named.get(number) ?? []);
  const [invoice] = named;
  const isClear = named.length === 1 && invoice?.status === "paid" && invoice.currency === line.currency;
  if (!isClear) return { act: "none", reasons };
  return {
    ...settle(named, "strong", [...reasons, `${invoice.number} is paid, so the rest is the account's.`]),
    act: "keep",
  };
}

export function byNumber(line: BankLine, facts: Facts, terms: Terms): FoundForLine {
  const named = numbersIn(line).flatMap((number) => facts.named.get(number) ?? []);
  if (named.length === 0) return undefined;
  const reasons = [`It names ${named.map(({ number }) => number).join(", ")}.`];
  const foreign = named.find(({ currency }) => currency !== line.currency);
  if (foreign)
    return {
      act: "none",
      reasons: [...reasons, `It came in ${line.currency}; ${foreign.number} is in ${foreign.currency}.`],
    };
  return named.length === 1 ? byOne(line, named[0]!, facts, terms, reasons) : bySeveral(line, named, reasons);
}

function byOne(
  line: BankLine,
  invoice: InvoiceFact,
  facts: Facts,
  { toleranceCents }: Terms,
  reasons: string[],
): FoundForLine {
  const short = invoice.totalCents - line.amountCents;
  const kept = facts.kept.get(keptKey(invoice.accountId, invoice.currency)) ?? 0;
  if (invoice.status === "open" && kept > 0 && short > toleranceCents)
    return byKept(line, invoice, facts, { reasons, missing: short - kept });
  if (invoice.status === "open" && short === 0) return byExact(line, invoice, facts, reasons);
  if (invoice.status === "open" && short > 0 && short <= toleranceCents)
    return settle(
      [invoice],
      "strong",
      [...reasons, `${formatAmount(short, invoice.currency)} less, which banks may have kept.`],
      short,
    );
  if (invoice.unseenPaymentId !== null && short === 0) return link(invoice, reasons);
  const other = facts.open
    .withAmount(line.currency, line.amountCents)
    .filter(({ accountId }) => accountId === invoice.accountId);
  if (other.length === 1)
    return settle(other, "strong", [
      ...reasons,
      `${statusWords(invoice, short)} ${other[0]!.number} of the same account has this amount.`,
    ]);
  return byDifference(line, invoice, facts, { short, reasons });
}

/** With what is kept of the account's transfers it is enough, or still too little. */
function byKept(
  line: BankLine,
  invoice: InvoiceFact,
  facts: Facts,
  { reasons, missing }: { reasons: string[]; missing: number },
): FoundForLine {
  const held = [...reasons, "What is kept of the account's transfers counts."];
  if (missing === 0) return byExact(line, invoice, facts, held);
  if (missing < 0) return settle([invoice], "strong", [...held, "The rest of that stays kept."]);
  return byDifference(line, invoice, facts, { short: missing, reasons: held });
}

/** It names one open invoice and has another amount: too little waits for the rest, too much is kept beside it. */
function byDifference(
  line: BankLine,
  invoice: InvoiceFact,
  facts: Facts,
  { short, reasons }: { short: number; reasons: string[] },
): FoundForLine {
  const told = [...reasons, statusWords(invoice, short)];
  if (invoice.status !== "open") return { act: "none", reasons: told };
  if (short > 0)
    return {
      ...settle([invoice], isTheirs(line, invoice, facts) ? "exact" : "strong", [...told, UNTIL_REST]),
      act: "keep",
    };
  return { ...settle([invoice], "strong", [...told, "The rest is kept for the account."]), keepsRest: true };
}

const UNTIL_REST = "It is kept until the rest comes, and the payer gets an email.";

/** Where the amount does not agree either, something else has to say whose it is: check digits, the payer, or the name. */
function isTheirs(line: BankLine, invoice: InvoiceFact, facts: Facts): boolean {
  const known = facts.payers.get(line.otherAccount);
  if (known) return known.size === 1 && known.has(invoice.accountId);
  const hasCheckDigits = rfReferencesIn(line.creditorReference, line.endToEndId, line.text).length > 0;
  return hasCheckDigits || likeness(invoice, line.otherName) >= ALIKE;
}

/** A number has no check digits, and a slip of the hand names somebody else's: what is known of the payer has to agree. */
function byExact(line: BankLine, invoice: InvoiceFact, facts: Facts, reasons: string[]): Proposal {
  const known = facts.payers.get(line.otherAccount);
  const alike = facts.open
    .alike(line.currency, line.amountCents, line.otherName)
    .filter(({ accountId }) => accountId !== invoice.accountId);
  const exact = [...reasons, "The amount is the invoice's."];
  if (
    rfReferencesIn(line.creditorReference, line.endToEndId, line.text).length > 0 ||
    known?.has(invoice.accountId)
  )
    return settle([invoice], "exact", exact);
  if (known)
    return settle([invoice], "strong", [
      ...exact,
      `But ${line.otherAccount} has paid for another account before.`,
    ]);
  if (alike.length > 0 && likeness(invoice, line.otherName) < ALIKE)
    return settle([invoice], "strong", [
      ...exact,
      `But "${line.otherName}" is much like ${alike[0]!.accountName}.`,
    ]);
  return settle([invoice], "exact", exact);
}

function statusWords({ number, status, totalCents, currency }: InvoiceFact, short: number): string {
  if (status === "paid") return `${number} is paid already.`;
  if (status === "void") return `${number} is void.`;
  const [cents, words] = short > 0 ? [short, "less"] : [-short, "more"];
  return `${formatAmount(cents, currency)} ${words} than the ${formatAmount(totalCents, currency)} of ${number}.`;
}

/** Confirmed before its money was seen on a statement: the line is that money, and settles nothing more. */
function link(invoice: InvoiceFact, reasons: string[]): Proposal {
  const known = "That was confirmed before, without a statement.";
  return {
    ...settle([invoice], "exact", [...reasons, known]),
    act: "link",
    paymentId: invoice.unseenPaymentId!,
  };
}

function bySeveral(line: BankLine, named: InvoiceFact[], reasons: string[]): FoundForLine {
  const open = named.filter(({ status }) => status === "open");
  const sum = open.reduce((cents, { totalCents }) => cents + totalCents, 0);
  const isOnes = new Set(named.map(({ accountId }) => accountId)).size === 1;
  if (open.length === named.length && sum === line.amountCents)
    return settle(open, isOnes ? "exact" : "strong", [...reasons, "Together they are the amount."]);
  const fitting = open.filter(({ totalCents }) => totalCents === line.amountCents);
  if (fitting.length === 1)
    return settle(fitting, "strong", [...reasons, `${fitting[0]!.number} has this amount.`]);
  return { act: "none", reasons: [...reasons, "The amount is neither of one nor of all of them."] };
}
