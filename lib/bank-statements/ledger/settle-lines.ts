import { inArray } from "drizzle-orm";
import { type Account, asSystem, type BankLine, invoices, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { formatDecimal, parseDecimal } from "@/lib/money";
import { settleFromStatement } from "@/lib/payments/bank-transfer/settle-from-statement";
import type { Settled } from "@/lib/payments/settlement/settled-state";
import { requireStaff } from "@/lib/staff/require-staff";
import { allocate, type By, lockLines, requireOpen } from "./allocate";
import { type Due, type Part, spread } from "./spread";

export interface SettleWish {
  lineIds: readonly number[];
  invoiceIds: readonly number[];
  reason: string;
}

/**
 * Lines of statements pay invoices: one by one, one line several, or several one. All of it or nothing. Too little is
 * refused beyond what banks may have kept (`BANK_CHARGES_TOLERANCE`); what is too much stays open. Throws `not_found`,
 * `invalid_state`, and as `settlePayment`.
 */
export function settleLines(wish: SettleWish, by: By): Promise<Settled[]> {
  return asSystem(async (tx) => {
    const due = await findDue(tx, wish.invoiceIds);
    const accounts = await lockAccounts(tx, due);
    const lines = await lockLines(tx, wish.lineIds);
    await requireStaff(tx, by);
    for (const line of lines) requirePaying(line, due);
    const parts = spread(lines, due, chargesOf(lines, due));
    const settled: Settled[] = [];
    for (const [index, invoice] of due.entries()) {
      const mine = parts.filter(({ invoiceId }) => invoiceId === invoice.id);
      const payer = lines.find(({ id }) => id === mine[0]?.lineId) ?? lines[0]!;
      const money = moneyOf(payer, invoice, index);
      const one = await settleFromStatement(tx, accounts.get(invoice.accountId)!, { ...money, ...by });
      for (const { lineId: id, ...part } of mine) await allocate(tx, { id }, placeOf(part, one, wish), by);
      settled.push(one);
    }
    return settled;
  });
}

function placeOf(
  { amountCents, chargesCents }: Omit<Part, "lineId">,
  { payment }: Settled,
  { reason }: SettleWish,
) {
  const made = { paymentId: payment.id, madePayment: true };
  return { kind: "settled" as const, amountCents, chargesCents, ...made, reason };
}

async function findDue(tx: Tx, invoiceIds: readonly number[]): Promise<Due[]> {
  const wanted = [...new Set(invoiceIds)];
  const rows = await tx
    .select({
      id: invoices.id,
      accountId: invoices.accountId,
      number: invoices.number,
      totalCents: invoices.totalCents,
      currency: invoices.currency,
    })
    .from(invoices)
    .where(inArray(invoices.id, wanted))
    .orderBy(invoices.id);
  if (rows.length !== wanted.length || rows.length === 0) throw new AppError("not_found");
  return rows;
}

/** Before the lines, in one order: whoever settles otherwise locks the account first too. */
async function lockAccounts(tx: Tx, due: readonly Due[]): Promise<Map<number, Account>> {
  const accounts = new Map<number, Account>();
  const ids = [...new Set(due.map(({ accountId }) => accountId))].sort((one, other) => one - other);
  for (const id of ids) accounts.set(id, await lockAccount(tx, id));
  return accounts;
}

function requirePaying(line: BankLine, due: readonly Due[]): void {
  requireOpen(line);
  if (line.openCents < 0)
    throw new AppError("invalid_state", { message: "Money that went out pays no invoice." });
  const foreign = due.find(({ currency }) => currency !== line.currency);
  if (foreign)
    throw new AppError("invalid_state", {
      message: `It came in ${line.currency}, and ${foreign.number} is in ${foreign.currency}.`,
    });
}

/** How much less arrived than is due; nothing where it is enough. Throws `invalid_state` beyond the tolerance. */
function chargesOf(lines: readonly BankLine[], due: readonly Due[]): number {
  const arrived = lines.reduce((sum, { openCents }) => sum + openCents, 0);
  const short = due.reduce((sum, { totalCents }) => sum + totalCents, 0) - arrived;
  if (short > toleranceCents())
    throw new AppError("invalid_state", {
      message: `${formatDecimal(short)} ${due[0]!.currency} are missing.`,
    });
  return Math.max(short, 0);
}

/** What banks may keep of a transfer before somebody has to ask the payer for it. */
export function toleranceCents(): number {
  return parseDecimal(env().BANK_CHARGES_TOLERANCE) ?? 0;
}

/** Shorter references are counters that banks begin again. */
const LEAST_REFERENCE = 8;

function moneyOf(line: BankLine, invoice: Due, index: number) {
  const reference =
    line.reference.length >= LEAST_REFERENCE ? line.reference.slice(0, 180) : `BANK-${line.id}`;
  return {
    invoiceId: invoice.id,
    externalPaymentId: index === 0 ? reference : `${reference}/${index + 1}`,
    amountCents: invoice.totalCents,
    currency: invoice.currency,
    payerName: line.otherName.slice(0, 200),
  };
}
