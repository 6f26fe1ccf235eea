import { asc, eq, inArray, sql } from "drizzle-orm";
import { directlyAsSystem, payments } from "@/db";
import type { PaymentStatus } from "@/db/words";

/** The states that somebody has to watch; of the others there are as many as there were payments. */
const WATCHED = ["pending_approval", "processing", "disputed", "kept"] as const satisfies PaymentStatus[];

export interface QueueSum {
  count: number;
  /** One for each currency. */
  sums: { currency: string; cents: number }[];
}

/** How many payments are in each state that is watched, and how much money that is. */
export async function sumQueue(): Promise<Map<PaymentStatus, QueueSum>> {
  const { status, currency, amountCents } = payments;
  const rows = await directlyAsSystem((db) =>
    db
      .select({
        status,
        currency,
        count: sql<number>`count(*)::int`,
        cents: sql<string>`sum(${amountCents})`,
      })
      .from(payments)
      .where(inArray(status, [...WATCHED]))
      .groupBy(status, currency)
      .orderBy(asc(currency)),
  );
  const queue = new Map<PaymentStatus, QueueSum>(WATCHED.map((known) => [known, { count: 0, sums: [] }]));
  for (const row of rows) {
    const sum = queue.get(row.status)!;
    sum.count += row.count;
    sum.sums.push({ currency: row.currency, cents: Number(row.cents) });
  }
  return queue;
}

/** How many reported transfers wait for a decision. */
export function countTransfersToApprove(): Promise<number> {
  return directlyAsSystem((db) => db.$count(payments, eq(payments.status, "pending_approval")));
}

/** The transfer that waits longest; undefined where none does. */
export async function findNextTransfer(): Promise<number | undefined> {
  const [next] = await directlyAsSystem((db) =>
    db
      .select({ id: payments.id })
      .from(payments)
      .where(eq(payments.status, "pending_approval"))
      .orderBy(asc(payments.id))
      .limit(1),
  );
  return next?.id;
}
