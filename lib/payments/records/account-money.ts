import { accountMoney, type Payment, type Tx } from "@/db";
import type { ACCOUNT_MONEY_KINDS } from "@/db/words";
import { now } from "@/lib/clock";

interface Entry {
  kind: (typeof ACCOUNT_MONEY_KINDS)[number];
  /** Signed: what comes in is positive. */
  amountCents: number;
  actor: string;
}

/** Adds to what is the account's own with us, in the payment's currency. The caller holds the account's lock. */
export async function writeAccountMoney(tx: Tx, payment: Payment, entry: Entry): Promise<void> {
  const { id: paymentId, accountId, currency } = payment;
  await tx.insert(accountMoney).values({ ...entry, accountId, paymentId, currency, createdAt: now() });
}
