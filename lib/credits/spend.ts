import { sql } from "drizzle-orm";
import { statementForAccount } from "@/db";
import { namedStatement } from "@/db/named-statement";
import type { CreditOperation } from "@/db/words";
import { now } from "@/lib/clock";
import type { Feature } from "@/lib/plans/plan";
import { featureFor } from "./credit";
import { refusedBySpending, SPENDERS } from "./spend-refusal";

export interface Consumption {
  accountId: number;
  operation: CreditOperation;
  /** Words where the price is per words, else how many times. */
  units: number;
  siteId: number | null;
  metadata: Record<string, unknown>;
  idempotencyKey: string;
  userId: number | null;
  apiKeyId: number | null;
}

export interface SpendOutcome {
  /** The row that was written, if credits were taken; and the percentage of a budget that it reached just now, else 0. */
  entry?: { transactionId: number; amount: number; balance: number; reached: number };
  /** The row of an earlier call of the same caller with the same idempotency key; a rotated key is the same caller. */
  earlier?: {
    transactionId: number;
    operation: CreditOperation;
    amount: number;
    balance: number;
    requestHash: string;
  };
  /** What the operation costs now. */
  cost: number;
  siteFound: boolean;
}

/**
 * Looks for an earlier call and for today's price, takes the credits if enough are available, and writes the ledger row:
 * one statement, so that the account's row is locked for as short a time as can be. The update waits for the transaction
 * that holds the row and then looks at the balance, at what is held and at the account's state and features again:
 * nothing goes below zero, and nothing is taken from an account that staff shut meanwhile, nor for a member or a key that
 * may no longer spend (`forbidden`, `unauthenticated`), nor beyond a budget (`budget_exceeded`). The plan's credits go
 * first.
 */
export async function spend(consumption: Consumption & { requestHash: string }): Promise<SpendOutcome> {
  const { accountId, operation, units, siteId, userId, apiKeyId, idempotencyKey, requestHash } = consumption;
  const who = { accountId, siteId, userId, apiKeyId };
  const feature = featureFor(operation) ?? null;
  const what = { operation, feature, units, metadata: JSON.stringify(consumption.metadata) };
  const once = { idempotencyKey, requestHash, at: now().toISOString() };
  const [row] = await statementForAccount(accountId, SPEND, { ...who, ...what, ...once }).catch(
    refusedBySpending(accountId),
  );
  return outcomeOf(row!);
}

interface SpendValues {
  accountId: number;
  operation: CreditOperation;
  /** What the account needs to have for it. */
  feature: Feature | null;
  units: number;
  siteId: number | null;
  userId: number | null;
  apiKeyId: number | null;
  idempotencyKey: string;
  requestHash: string;
  /** As JSON. */
  metadata: string;
  /** As ISO 8601. */
  at: string;
}

interface SpendRow {
  entry_id: string | null;
  entry_balance: number;
  reached: number;
  cost: number;
  earlier_id: string | null;
  operation: CreditOperation;
  amount: number;
  balance_after: number;
  request_hash: string;
  site_found: boolean;
}

const SPEND = namedStatement<SpendValues, SpendRow>(
  "spend_credits",
  (v) => sql`
    with caller as (
      select coalesce((
        select 'api_key:' || coalesce(lineage_id, id) from api_keys
        where account_id = ${v.accountId} and id = ${v.apiKeyId}::bigint), 'user:' || ${v.userId}::bigint, 'nobody') as name
    ), earlier as (
      select id, operation, amount, balance_after, request_hash from credit_transactions
      where account_id = ${v.accountId} and idempotency_key = ${v.idempotencyKey}
        and idempotency_caller = (select name from caller)
    ), site as (
      select 1 where ${v.siteId}::bigint is null or exists (
        select 1 from sites where account_id = ${v.accountId} and id = ${v.siteId} and deleted_at is null)
    ), price as (
      select least(ceil(${v.units}::numeric * credits / per), 2147483647)::int as cost from credit_prices
      where operation = ${v.operation}::credit_operation and effective_from <= ${v.at}::timestamptz
      order by effective_from desc limit 1
    ), spent as (
      update accounts set credits = credits - (select cost from price),
        bought_credits = least(bought_credits, credits - (select cost from price)), updated_at = ${v.at}
      where id = ${v.accountId}
        and credits - case when held_credits = 0 then 0 else open_holds(id, ${v.at}::timestamptz) end
          >= (select cost from price)
        and status not in ('suspended', 'cancelled')
        and not exists (select 1 from earlier) and exists (select 1 from site)
        and (${v.feature}::text is null or ${v.feature} = any (coalesce(accounts.features,
          (select plans.features from plans where plans.id = accounts.plan_id))))
      returning credits, bought_credits, require_spender(${v.accountId}::bigint, ${v.userId}::bigint, ${SPENDERS}::role[],
        ${v.apiKeyId}::bigint, 'credits:write', ${v.at}::timestamptz) as may,
        case when credits = bought_credits then take_bought(id, bought_credits) end as purchases,
        case when is_budgeted then spend_budgets(id, ${v.siteId}::bigint, ${v.apiKeyId}::bigint, ${v.userId}::bigint,
          (select cost from price), ${v.at}::timestamptz, true) else 0 end as reached
    ), entry as (
      insert into credit_transactions (account_id, kind, amount, balance_after, bought_amount, bought_after, purchases,
        operation, units, site_id, user_id, api_key_id, idempotency_key, idempotency_caller, request_hash, metadata,
        created_at)
      select ${v.accountId}, 'consume', -(select cost from price), spent.credits,
        case when spent.purchases is null then 0 else -sum_of_parts(spent.purchases) end, spent.bought_credits,
        spent.purchases, ${v.operation}::credit_operation, ${v.units}::int, ${v.siteId}::bigint, ${v.userId}::bigint,
        ${v.apiKeyId}::bigint, ${v.idempotencyKey}, (select name from caller), ${v.requestHash}, ${v.metadata}::jsonb,
        ${v.at}
      from spent where spent.may returning id, balance_after
    )
    select (select id from entry) as entry_id, (select balance_after from entry) as entry_balance,
      (select reached from spent) as reached, (select cost from price) as cost,
      earlier.id as earlier_id, earlier.operation, earlier.amount, earlier.balance_after, earlier.request_hash,
      exists (select 1 from site) as site_found
    from (select 1) as one left join earlier on true`,
);

function outcomeOf(row: SpendRow): SpendOutcome {
  const { cost, reached, site_found: siteFound } = row;
  const found = { cost, siteFound };
  if (row.entry_id !== null) {
    const transactionId = Number(row.entry_id);
    return { ...found, entry: { transactionId, amount: cost, balance: row.entry_balance, reached } };
  }
  if (row.earlier_id === null) return found;
  const { operation, balance_after: balance, request_hash: requestHash } = row;
  const transactionId = Number(row.earlier_id);
  return { ...found, earlier: { transactionId, operation, amount: -row.amount, balance, requestHash } };
}
