import { and, desc, eq, gte, inArray, lt, or } from "drizzle-orm";
import { alias, QueryBuilder } from "drizzle-orm/pg-core";
import { creditTransactions, forAccount, sites } from "@/db";
import type { CreditOperation, CreditTransactionKind } from "@/db/words";
import { addDays } from "@/lib/time/days";

export interface LedgerFilter {
  kind?: CreditTransactionKind;
  operation?: CreditOperation;
  /** From its first moment in UTC, and up to the end of the day `to`. */
  from?: Date;
  to?: Date;
}

export type ListedLedgerRow = Awaited<ReturnType<typeof listLedger>>[number];

/** The ledger with the sites' names, newest first; one more than `limit` when there are more. */
export function listLedger(
  accountId: number,
  filter: LedgerFilter,
  { limit, after }: { limit: number; after?: number },
) {
  const t = creditTransactions;
  return forAccount(accountId, (tx) =>
    tx
      .select({
        id: t.id,
        kind: t.kind,
        operation: t.operation,
        units: t.units,
        amount: t.amount,
        balanceAfter: t.balanceAfter,
        boughtAmount: t.boughtAmount,
        boughtAfter: t.boughtAfter,
        description: t.description,
        siteName: sites.name,
        createdAt: t.createdAt,
      })
      .from(t)
      .leftJoin(sites, and(eq(sites.accountId, t.accountId), eq(sites.id, t.siteId)))
      .where(
        and(
          eq(t.accountId, accountId),
          passes(accountId, filter),
          after === undefined ? undefined : lt(t.id, after),
        ),
      )
      .orderBy(desc(t.id))
      .limit(limit + 1),
  );
}

function passes(accountId: number, { kind, operation, from, to }: LedgerFilter) {
  const t = creditTransactions;
  return and(
    kind && eq(t.kind, kind),
    operation &&
      or(eq(t.operation, operation), inArray(t.refundsTransactionId, consumedBy(accountId, operation))),
    from && gte(t.createdAt, from),
    to && lt(t.createdAt, addDays(to, 1)),
  );
}

/** A row that gives back says no operation of its own: without it the rows would not add up to what was spent. */
function consumedBy(accountId: number, operation: CreditOperation) {
  const consumption = alias(creditTransactions, "consumption");
  return new QueryBuilder()
    .select({ id: consumption.id })
    .from(consumption)
    .where(and(eq(consumption.accountId, accountId), eq(consumption.operation, operation)));
}
