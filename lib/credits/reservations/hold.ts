import { sql } from "drizzle-orm";
import { statementForAccount } from "@/db";
import { namedStatement } from "@/db/named-statement";
import type { CreditOperation } from "@/db/words";
import { now } from "@/lib/clock";
import { featureFor } from "@/lib/credits/credit";
import { refusedBySpending, SPENDERS } from "@/lib/credits/spend-refusal";
import type { Feature } from "@/lib/plans/plan";

export interface Reservation {
  accountId: number;
  /** What it is for; null where an amount is named alone. */
  operation: CreditOperation | null;
  units: number | null;
  /** Credits; null: what the operation costs. */
  amount: number | null;
  expiresAt: Date;
  siteId: number | null;
  metadata: Record<string, unknown>;
  idempotencyKey: string;
  userId: number | null;
  apiKeyId: number | null;
}

export interface HoldOutcome {
  /** The reservation that was written. */
  heldId?: number;
  /** The one of an earlier call of the same caller with the same idempotency key; a rotated key is the same caller. */
  earlier?: { id: number; requestHash: string };
  cost: number;
  siteFound: boolean;
}

interface HoldRow {
  held_id: string | null;
  earlier_id: string | null;
  request_hash: string;
  cost: number;
  site_found: boolean;
}

type HoldValues = Omit<Reservation, "expiresAt" | "metadata"> & {
  requestHash: string;
  /** As ISO 8601. */
  expires: string;
  at: string;
  /** As JSON. */
  metadata: string;
  /** What the account needs to have for the operation. */
  feature: Feature | null;
};

/**
 * Holds the credits if they are available and the time is ahead: one statement, which looks at everything that a consumption
 * looks at.
 */
export async function hold(reservation: Reservation & { requestHash: string }): Promise<HoldOutcome> {
  const { expiresAt, metadata, ...values } = reservation;
  const times = { expires: expiresAt.toISOString(), at: now().toISOString() };
  const [row] = await statementForAccount(reservation.accountId, HOLD, {
    ...values,
    ...times,
    feature: (values.operation && featureFor(values.operation)) ?? null,
    metadata: JSON.stringify(metadata),
  }).catch(refusedBySpending(reservation.accountId));
  const { cost, site_found: siteFound, request_hash: requestHash } = row!;
  if (row!.held_id !== null) return { cost, siteFound, heldId: Number(row!.held_id) };
  if (row!.earlier_id === null) return { cost, siteFound };
  return { cost, siteFound, earlier: { id: Number(row!.earlier_id), requestHash } };
}

const HOLD = namedStatement<HoldValues, HoldRow>(
  "hold_credits",
  (v) => sql`
    with caller as (
      select coalesce((
        select 'api_key:' || coalesce(lineage_id, id) from api_keys
        where account_id = ${v.accountId} and id = ${v.apiKeyId}::bigint), 'user:' || ${v.userId}::bigint, 'nobody')
        || ' ' || ${v.idempotencyKey}::text as key
    ), earlier as (
      select id, request_hash from credit_reservations
      where account_id = ${v.accountId} and idempotency_key = (select key from caller)
    ), site as (
      select 1 where ${v.siteId}::bigint is null or exists (
        select 1 from sites where account_id = ${v.accountId} and id = ${v.siteId} and deleted_at is null)
    ), price as (
      select coalesce(${v.amount}::int, (
        select least(ceil(${v.units}::numeric * credits / per), 2147483647)::int from credit_prices
        where operation = ${v.operation}::credit_operation and effective_from <= ${v.at}::timestamptz
        order by effective_from desc limit 1)) as cost
    ), account as (
      update accounts set held_credits = held_credits + (select cost from price), updated_at = ${v.at}
      where id = ${v.accountId}
        and credits - case when held_credits = 0 then 0 else open_holds(id, ${v.at}::timestamptz) end
          >= (select cost from price)
        and status not in ('suspended', 'cancelled') and ${v.expires}::timestamptz > ${v.at}::timestamptz
        and not exists (select 1 from earlier) and exists (select 1 from site)
        and (${v.feature}::text is null or ${v.feature} = any (coalesce(accounts.features,
          (select plans.features from plans where plans.id = accounts.plan_id))))
      returning require_spender(${v.accountId}::bigint, ${v.userId}::bigint, ${SPENDERS}::role[],
        ${v.apiKeyId}::bigint, 'credits:write', ${v.at}::timestamptz) as may,
        case when is_budgeted then spend_budgets(id, ${v.siteId}::bigint, ${v.apiKeyId}::bigint, ${v.userId}::bigint,
          (select cost from price), ${v.at}::timestamptz, false) end as within
    ), held as (
      insert into credit_reservations (account_id, amount, operation, units, site_id, user_id, api_key_id,
        idempotency_key, request_hash, metadata, expires_at, created_at)
      select ${v.accountId}, (select cost from price), ${v.operation}::credit_operation, ${v.units}::int,
        ${v.siteId}::bigint, ${v.userId}::bigint, ${v.apiKeyId}::bigint, (select key from caller), ${v.requestHash},
        ${v.metadata}::jsonb, ${v.expires}::timestamptz, ${v.at}
      from account where account.may returning id
    )
    select (select id from held) as held_id, (select cost from price) as cost, earlier.id as earlier_id,
      earlier.request_hash, exists (select 1 from site) as site_found
    from (select 1) as one left join earlier on true`,
);
