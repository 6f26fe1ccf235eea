import { sql } from "drizzle-orm";
import { statementForAccount } from "@/db/scope";
import { now } from "@/lib/clock";
import type { Consumption } from "./consume-credits";
import type { CreditOperation } from "./credit";

export interface SpendOutcome {
  /** The row that was written, if credits were taken. */
  entry?: { transactionId: number; amount: number; balance: number };
  /** The row of an earlier call with the same idempotency key. */
  earlier?: {
    transactionId: number;
    operation: CreditOperation;
    amount: number;
    balance: number;
    requestHash: string;
  };
  siteFound: boolean;
}

/**
 * Looks for an earlier call, takes the credits if there are enough, and writes the ledger row: one statement, so that
 * the account's row is locked for as short a time as can be. The update waits for whoever holds the row and then looks
 * at the balance again, so it never goes below zero.
 */
export async function spend(
  consumption: Consumption & { amount: number; requestHash: string },
): Promise<SpendOutcome> {
  const { accountId, operation, units, siteId, userId, apiKeyId, amount } = consumption;
  const { metadata, idempotencyKey, requestHash } = consumption;
  const statement = sql`
    with earlier as (
      select id, operation, amount, balance_after, request_hash from credit_transactions
      where account_id = ${accountId} and idempotency_key = ${idempotencyKey}
    ), site as (
      select 1 where ${siteId}::bigint is null or exists (
        select 1 from sites where account_id = ${accountId} and id = ${siteId} and deleted_at is null)
    ), spent as (
      update accounts set credits = credits - ${amount}::int, updated_at = ${now()}
      where id = ${accountId} and credits >= ${amount}::int
        and not exists (select 1 from earlier) and exists (select 1 from site)
      returning credits
    ), entry as (
      insert into credit_transactions (account_id, kind, amount, balance_after, operation, units, site_id, user_id,
        api_key_id, idempotency_key, request_hash, metadata, created_at)
      select ${accountId}, 'consume', -${amount}::int, spent.credits, ${operation}::credit_operation, ${units}::int,
        ${siteId}::bigint, ${userId}::bigint, ${apiKeyId}::bigint, ${idempotencyKey}, ${requestHash},
        ${JSON.stringify(metadata)}::jsonb, ${now()}
      from spent returning id, balance_after
    )
    select (select id from entry) as entry_id, (select balance_after from entry) as entry_balance,
      earlier.id as earlier_id, earlier.operation, earlier.amount, earlier.balance_after, earlier.request_hash,
      exists (select 1 from site) as site_found
    from (select 1) as one left join earlier on true`;
  const [row] = await statementForAccount<SpendRow>(accountId, "spend_credits", statement);
  return outcomeOf(row!, amount);
}

interface SpendRow extends Record<string, unknown> {
  entry_id: string | null;
  entry_balance: number;
  earlier_id: string | null;
  operation: CreditOperation;
  amount: number;
  balance_after: number;
  request_hash: string;
  site_found: boolean;
}

function outcomeOf(row: SpendRow, amount: number): SpendOutcome {
  const siteFound = row.site_found;
  if (row.entry_id !== null)
    return { siteFound, entry: { transactionId: Number(row.entry_id), amount, balance: row.entry_balance } };
  if (row.earlier_id === null) return { siteFound };
  const { operation, balance_after: balance, request_hash: requestHash } = row;
  const transactionId = Number(row.earlier_id);
  return { siteFound, earlier: { transactionId, operation, amount: -row.amount, balance, requestHash } };
}
