import type { Allocation, Payment, Tx } from "@/db";
import { findKeptTransfer } from "@/lib/payments/kept/keep-transfer";
import { partsOf, reopen } from "./reopen";
import type { OwedInvoice } from "./spread";

/** What is kept of an account's transfers, with the parts of lines that it came from. */
export interface OwnMoney {
  payment: Payment;
  parts: Allocation[];
}

/** It counts where all that is due is one account's. The caller holds the account. */
export async function findOwnMoney(tx: Tx, due: readonly OwedInvoice[]): Promise<OwnMoney | undefined> {
  const { accountId, currency } = due[0]!;
  if (due.some((each) => each.accountId !== accountId || each.currency !== currency)) return undefined;
  const payment = await findKeptTransfer(tx, accountId, currency);
  const parts = payment ? await partsOf(tx, payment.id, "kept") : [];
  const cents = parts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return payment && cents === payment.amountCents ? { payment, parts } : undefined;
}

/** Its lines' parts are open, to be placed with the rest that has come. The caller holds the lines. */
export async function releaseOwnMoney(
  tx: Tx,
  { parts }: OwnMoney,
  due: readonly OwedInvoice[],
): Promise<{ id: number; openCents: number }[]> {
  const numbers = due.map(({ number }) => number).join(", ");
  for (const part of parts) await reopen(tx, part, `Counts for ${numbers}.`);
  return parts.map(({ lineId, amountCents }) => ({ id: lineId, openCents: amountCents }));
}
