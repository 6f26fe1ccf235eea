import { inArray } from "drizzle-orm";
import { type Account, asSystem, type BankLine, invoices, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { formatAmount, parseDecimal } from "@/lib/money";
import { settleFromStatement } from "@/lib/payments/bank-transfer/settle-from-statement";
import { keepTransfer } from "@/lib/payments/kept/keep-transfer";
import type { Settled } from "@/lib/payments/settlement/settled-state";
import { requireStaff } from "@/lib/staff/require-staff";
import { allocate, type By, lockLines, requireOpen } from "./allocate";
import { nameOf } from "./line-reference";
import { findOwnMoney, releaseOwnMoney } from "./own-money";
import { type OwedInvoice, type Part, spread } from "./spread";

export interface SettleRequest {
  lineIds: readonly number[];
  invoiceIds: readonly number[];
  reason: string;
  /** What is too much becomes the account's money instead of staying open. */
  keepsRest?: boolean;
}

/**
 * Lines of statements pay invoices: one by one, one line several, or several one. All of it or nothing. What is kept of the
 * account's transfers counts where the lines alone are too little; beyond that and what banks may have kept
 * (`BANK_CHARGES_TOLERANCE`), too little is refused. Throws `not_found`, `forbidden`, `invalid_state`, and as `settlePayment`.
 */
export function settleLines(request: SettleRequest, by: By): Promise<Settled[]> {
  return asSystem(async (tx) => {
    const due = await findDue(tx, request.invoiceIds);
    const accounts = await lockAccounts(tx, due);
    const own = await findOwnMoney(tx, due);
    const held = own?.parts.map(({ lineId }) => lineId) ?? [];
    const locked = await lockLines(tx, [...request.lineIds, ...held]);
    await requireStaff(tx, by);
    const lines = locked.filter(({ id }) => request.lineIds.includes(id));
    for (const line of lines) requirePaying(line, due);
    const used = own && missingOf(lines, due) > toleranceCents() ? own : undefined;
    const kept = used ? await releaseOwnMoney(tx, used, due) : [];
    const sources = [...lines, ...kept];
    const parts = spread(sources, due, chargesOf(sources, due));
    const settled: Settled[] = [];
    for (const [index, invoice] of due.entries()) {
      const mine = parts.filter(({ invoiceId }) => invoiceId === invoice.id);
      const payer = lines.find(({ id }) => mine.some(({ lineId }) => lineId === id)) ?? lines[0]!;
      const money = { ...moneyOf(await nameOf(tx, payer), payer, invoice, index), ...by };
      const known = index === 0 ? used?.payment : undefined;
      const one = await settleFromStatement(tx, accounts.get(invoice.accountId)!, money, known);
      for (const { lineId: id, ...part } of mine) await allocate(tx, { id }, placeOf(part, one, request), by);
      settled.push(one);
    }
    const rest = restOf(request.keepsRest ? sources : kept, parts);
    if (rest.length > 0) await keepRest(tx, rest, { settled: settled.at(-1)!, payer: lines[0]! }, by);
    return settled;
  });
}

interface Rest {
  settled: Settled;
  payer: BankLine;
}

/** What was kept before and is left of it, or what is too much: the account's, as it was. */
async function keepRest(
  tx: Tx,
  rest: readonly { id: number; openCents: number }[],
  { settled: { invoice, payment }, payer }: Rest,
  by: By,
): Promise<void> {
  const account = await lockAccount(tx, invoice.accountId);
  const amountCents = rest.reduce((sum, { openCents }) => sum + openCents, 0);
  const externalPaymentId = `BANK-${payer.id}-REST-${payment.id}`;
  const money = { invoice, amountCents, externalPaymentId, payerName: payer.otherName.slice(0, 200), ...by };
  const { id: paymentId } = await keepTransfer(tx, account, money);
  const reason = `More than ${invoice.number} needed.`;
  for (const { id, openCents } of rest)
    await allocate(tx, { id }, { ...KEPT, amountCents: openCents, paymentId, reason }, by);
}

const KEPT = { kind: "kept", madePayment: true } as const;

function placeOf(
  { amountCents, chargesCents }: Omit<Part, "lineId">,
  { payment }: Settled,
  { reason }: SettleRequest,
) {
  const made = { paymentId: payment.id, madePayment: true };
  return { kind: "settled" as const, amountCents, chargesCents, ...made, reason };
}

async function findDue(tx: Tx, invoiceIds: readonly number[]): Promise<OwedInvoice[]> {
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

/** Before the lines, in one order: every other way to settle locks the account first too. */
async function lockAccounts(tx: Tx, due: readonly OwedInvoice[]): Promise<Map<number, Account>> {
  const accounts = new Map<number, Account>();
  const ids = [...new Set(due.map(({ accountId }) => accountId))].sort((one, other) => one - other);
  for (const id of ids) accounts.set(id, await lockAccount(tx, id));
  return accounts;
}

function requirePaying(line: BankLine, due: readonly OwedInvoice[]): void {
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
function chargesOf(lines: readonly Source[], due: readonly OwedInvoice[]): number {
  const short = missingOf(lines, due);
  if (short > toleranceCents())
    throw new AppError("invalid_state", {
      message: `${formatAmount(short, due[0]!.currency)} is missing.`,
    });
  return Math.max(short, 0);
}

type Source = Pick<BankLine, "id" | "openCents">;

/** Below zero where it is too much. */
function missingOf(lines: readonly Source[], due: readonly OwedInvoice[]): number {
  const arrived = lines.reduce((sum, { openCents }) => sum + openCents, 0);
  return due.reduce((sum, { totalCents }) => sum + totalCents, 0) - arrived;
}

function restOf(sources: readonly Source[], parts: readonly Part[]): Source[] {
  const left = sources.map(({ id, openCents }) => ({ id, openCents }));
  for (const part of parts) {
    let placed = part.amountCents;
    for (const source of left.filter(({ id }) => id === part.lineId)) {
      const taken = Math.min(source.openCents, placed);
      source.openCents -= taken;
      placed -= taken;
    }
  }
  return left.filter(({ openCents }) => openCents > 0);
}

/** What banks may keep of a transfer before somebody has to ask the payer for it. */
export function toleranceCents(): number {
  return parseDecimal(env().BANK_CHARGES_TOLERANCE) ?? 0;
}

function moneyOf(reference: string, line: BankLine, invoice: OwedInvoice, index: number) {
  return {
    invoiceId: invoice.id,
    externalPaymentId: index === 0 ? reference : `${reference}/${index + 1}`,
    amountCents: invoice.totalCents,
    currency: invoice.currency,
    payerName: line.otherName.slice(0, 200),
  };
}
