import { and, desc, eq, lt, sql } from "drizzle-orm";
import { accounts, asSystem, forAccount, invoices, type Payment, payments, type Tx } from "@/db";
import type { PaymentStatus } from "@/db/words";

export interface ListPayments {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  status?: PaymentStatus;
}

export interface ListedPayment {
  payment: Payment;
  invoiceNumber: string;
  accountName: string;
  isAccountGone: boolean;
}

/** Whose payment it is: of a deleted account only its number is kept. */
export const payingAccount = {
  accountName: sql<string>`coalesce(${accounts.name}, 'Deleted account ' || ${payments.accountId})`,
  isAccountGone: sql<boolean>`${accounts.id} is null`,
};

/** The account's payments, newest first; one more than `limit` when there are more. */
export function listPayments(accountId: number, list: ListPayments): Promise<ListedPayment[]> {
  return forAccount(accountId, (tx) => listPaymentsIn(tx, accountId, list));
}

/** Like `listPayments`, in the caller's transaction. */
export function listPaymentsIn(tx: Tx, accountId: number, list: ListPayments): Promise<ListedPayment[]> {
  return select(tx, { ...list, accountId });
}

/** Everybody's payments, for staff, newest first. */
export function listAllPayments(list: ListPayments): Promise<ListedPayment[]> {
  return asSystem((tx) => select(tx, list));
}

function select(tx: Tx, { accountId, after, status, limit }: ListPayments & { accountId?: number }) {
  return tx
    .select({ payment: payments, invoiceNumber: invoices.number, ...payingAccount })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .leftJoin(accounts, eq(accounts.id, payments.accountId))
    .where(
      and(
        accountId === undefined ? undefined : eq(payments.accountId, accountId),
        status && eq(payments.status, status),
        after === undefined ? undefined : lt(payments.id, after),
      ),
    )
    .orderBy(desc(payments.id))
    .limit(limit + 1);
}
