import { sql } from "drizzle-orm";
import { asSystem, type Tx } from "@/db";
import { listMigrations } from "@/db/migrations";
import type { InvariantResult } from "@/lib/admin/invariants/invariant";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";
import { now } from "@/lib/clock";
import { type MethodStanding, methodStandings } from "@/lib/payments/checkout/providers";
import { compareSchema, type SchemaComparison } from "./compare-schema";

export interface CurrentState {
  /** No invariant is broken and the schema is the code's. What only wants attention does not count. */
  ok: boolean;
  checkedAt: string;
  plans: PlanState[];
  accountsByStatus: Record<string, number>;
  subscriptionsByStatus: Record<string, number>;
  /** Which ways to pay are offered here, and why others are not. */
  paymentMethods: MethodStanding[];
  pendingMigrations: string[];
  schema: SchemaComparison;
  invariants: InvariantResult[];
}

interface PlanState {
  slug: string;
  name: string;
  price_cents: number;
  currency: string;
  is_active: boolean;
  is_public: boolean;
  accounts: number;
}

/** What `check-current-state` prints and /admin/system shows: one consistent look at the whole database. Reads only. */
export function checkCurrentState(): Promise<CurrentState> {
  return asSystem(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read read only`);
    const schema = await compareSchema(tx);
    const pendingMigrations = await missingMigrations(tx);
    const paymentMethods = methodStandings();
    // Without the tables the other questions could not be asked.
    if (schema.differences.some((line) => line.includes("missing"))) {
      return { ...EMPTY, checkedAt: now().toISOString(), paymentMethods, schema, pendingMigrations };
    }
    const invariants = await runInvariants(tx);
    const broken = invariants.some(({ holds, severity }) => !holds && severity === "broken");
    return {
      ok: !broken && schema.differences.length === 0 && pendingMigrations.length === 0,
      checkedAt: now().toISOString(),
      plans: await countPlans(tx),
      accountsByStatus: await countByStatus(tx, "accounts"),
      subscriptionsByStatus: await countByStatus(tx, "subscriptions"),
      paymentMethods,
      pendingMigrations,
      schema,
      invariants,
    };
  });
}

const EMPTY = { ok: false, plans: [], accountsByStatus: {}, subscriptionsByStatus: {}, invariants: [] };

async function missingMigrations(tx: Tx): Promise<string[]> {
  const { rows: table } = await tx.execute<{ there: boolean }>(
    sql`select to_regclass('public.schema_migrations') is not null as there`,
  );
  if (!table[0]?.there) return listMigrations().map(({ tag }) => tag);
  const { rows } = await tx.execute<{ tag: string }>(sql`select tag from schema_migrations`);
  const applied = new Set(rows.map(({ tag }) => tag));
  return listMigrations()
    .map(({ tag }) => tag)
    .filter((tag) => !applied.has(tag));
}

async function countPlans(tx: Tx): Promise<PlanState[]> {
  const { rows } = await tx.execute<PlanState & Record<string, unknown>>(sql`
    select p.slug, p.name, p.price_cents, p.currency, p.is_active, p.is_public,
      (select count(*)::int from accounts a where a.plan_id = p.id) as accounts
    from plans p order by p.sort_order, p.id`);
  return rows;
}

async function countByStatus(tx: Tx, table: "accounts" | "subscriptions"): Promise<Record<string, number>> {
  const { rows } = await tx.execute<{ status: string; count: number }>(
    sql`select status, count(*)::int as count from ${sql.identifier(table)} group by status order by status`,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
