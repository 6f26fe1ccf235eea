import { and, eq, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { deliveries } from "@/db";

/** Queued, or leased for longer than a lease lasts. `at` may stand for a value of a prepared statement. */
export function isWaitingAt(at: Date | SQL): SQL | undefined {
  const expired = and(eq(deliveries.status, "leased"), lte(deliveries.leasedUntil, at));
  // Said again, for the index of what waits.
  return and(
    inArray(deliveries.status, sql`('queued', 'leased')`),
    or(eq(deliveries.status, "queued"), expired),
  );
}
