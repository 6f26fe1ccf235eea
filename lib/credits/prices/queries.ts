import { asc, lte } from "drizzle-orm";
import { asSystem, type CreditPrice, creditPrices } from "@/db";
import { now } from "@/lib/clock";
import { FIRST_PRICES, type Prices } from "@/lib/credits/credit";
import { env } from "@/lib/env";

/** What each operation costs at this moment, as the spending statement sees it. */
export async function pricesNow(): Promise<Prices> {
  if (!env().DATABASE_URL) return FIRST_PRICES; // A build without a database.
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(creditPrices)
      .where(lte(creditPrices.effectiveFrom, now()))
      .orderBy(asc(creditPrices.effectiveFrom)),
  );
  const latest = rows.map(({ operation, credits, per }) => [operation, { credits, per }] as const);
  return { ...FIRST_PRICES, ...Object.fromEntries(latest) };
}

/** All that ever held or will hold, for staff: the newest date first. */
export async function listPrices(): Promise<CreditPrice[]> {
  const rows = await asSystem((tx) => tx.select().from(creditPrices));
  return rows.sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || a.id - b.id);
}
