import { sql } from "drizzle-orm";
import { statementForAccount } from "@/db";
import { namedStatement } from "@/db/named-statement";
import { type CreditOperation, ROLES } from "@/db/words";
import { hasPermission } from "@/lib/accounts/role";
import { now } from "@/lib/clock";
import { AppError, sqlStateOf } from "@/lib/errors";
import type { Feature } from "@/lib/plans/plan";
import { featureFor } from "./credit";

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
  /** The row that was written, if credits were taken. */
  entry?: { transactionId: number; amount: number; balance: number };
  /** The row of an earlier call of the same caller with the same idempotency key; a rotated key is the same caller. */
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
 * at the balance, the account's state and its features again: it never goes below zero, and takes nothing from an account
 * that staff shut meanwhile, nor for a member or a key that may not spend any more: `forbidden`, `unauthenticated`.
 */
export async function spend(
  consumption: Consumption & { amount: number; requestHash: string },
): Promise<SpendOutcome> {
  const { accountId, operation, units, siteId, userId, apiKeyId, amount, idempotencyKey, requestHash } =
    consumption;
  const who = { accountId, siteId, userId, apiKeyId };
  const feature = featureFor(operation) ?? null;
  const what = { operation, feature, units, amount, metadata: JSON.stringify(consumption.metadata) };
  const once = { idempotencyKey, requestHash, at: now().toISOString() };
  const values = { ...who, ...what, ...once };
  const [row] = await statementForAccount(accountId, SPEND, values).catch(refused);
  return outcomeOf(row!, amount);
}

function refused(error: unknown): never {
  if (sqlStateOf(error) === "IG403") throw new AppError("forbidden");
  if (sqlStateOf(error) === "IG401") throw new AppError("unauthenticated");
  throw error;
}

/** Of a member; a key needs the scope of the same name. */
const SPENDERS = `{${ROLES.filter((role) => hasPermission(role, "credits:write")).join()}}`;

interface SpendValues {
  accountId: number;
  operation: CreditOperation;
  /** What the account needs to have for it. */
  feature: Feature | null;
  units: number;
  amount: number;
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
    ), spent as (
      update accounts set credits = credits - ${v.amount}::int, updated_at = ${v.at}
      where id = ${v.accountId} and credits >= ${v.amount}::int and status not in ('suspended', 'cancelled')
        and not exists (select 1 from earlier) and exists (select 1 from site)
        and (${v.feature}::text is null or ${v.feature} = any (coalesce(accounts.features,
          (select plans.features from plans where plans.id = accounts.plan_id))))
      returning credits, require_spender(${v.accountId}::bigint, ${v.userId}::bigint, ${SPENDERS}::role[],
        ${v.apiKeyId}::bigint, 'credits:write', ${v.at}::timestamptz) as may
    ), entry as (
      insert into credit_transactions (account_id, kind, amount, balance_after, operation, units, site_id, user_id,
        api_key_id, idempotency_key, idempotency_caller, request_hash, metadata, created_at)
      select ${v.accountId}, 'consume', -${v.amount}::int, spent.credits, ${v.operation}::credit_operation, ${v.units}::int,
        ${v.siteId}::bigint, ${v.userId}::bigint, ${v.apiKeyId}::bigint, ${v.idempotencyKey},
        (select name from caller), ${v.requestHash}, ${v.metadata}::jsonb, ${v.at}
      from spent where spent.may returning id, balance_after
    )
    select (select id from entry) as entry_id, (select balance_after from entry) as entry_balance,
      earlier.id as earlier_id, earlier.operation, earlier.amount, earlier.balance_after, earlier.request_hash,
      exists (select 1 from site) as site_found
    from (select 1) as one left join earlier on true`,
);

function outcomeOf(row: SpendRow, amount: number): SpendOutcome {
  const siteFound = row.site_found;
  if (row.entry_id !== null)
    return { siteFound, entry: { transactionId: Number(row.entry_id), amount, balance: row.entry_balance } };
  if (row.earlier_id === null) return { siteFound };
  const { operation, balance_after: balance, request_hash: requestHash } = row;
  const transactionId = Number(row.earlier_id);
  return { siteFound, earlier: { transactionId, operation, amount: -row.amount, balance, requestHash } };
}
