import { and, asc, eq } from "drizzle-orm";
import { asSystem, type CreditPackage, creditPackages, type Plan, type Tx } from "@/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Those that are sold, in the order that staff gave them. */
export async function listOfferedPackages(): Promise<CreditPackage[]> {
  if (!env().DATABASE_URL) return []; // A build without a database: /pricing is drawn again at the start.
  return asSystem((tx) =>
    select(tx)
      .where(eq(creditPackages.isActive, true))
      .orderBy(...ORDER),
  );
}

/** All of them, for staff. */
export function listPackages(): Promise<CreditPackage[]> {
  return asSystem((tx) => select(tx).orderBy(...ORDER));
}

const ORDER = [asc(creditPackages.sortOrder), asc(creditPackages.priceCents), asc(creditPackages.id)];

/** Throws not_found for one that is not sold. */
export async function getOfferedPackage(tx: Tx, id: number): Promise<CreditPackage> {
  const [found] = await select(tx).where(and(eq(creditPackages.id, id), eq(creditPackages.isActive, true)));
  if (!found) throw new AppError("not_found");
  return found;
}

function select(tx: Tx) {
  return tx.select().from(creditPackages).$dynamic();
}

/** A setting of the package says whether it is for trials, and for plans without a price. Pure. */
export function isOfferedOn(
  { offeredOnTrial, offeredOnFree }: Pick<CreditPackage, "offeredOnTrial" | "offeredOnFree">,
  plan: Pick<Plan, "trialDays" | "priceCents">,
): boolean {
  if (plan.trialDays !== null) return offeredOnTrial;
  return plan.priceCents > 0 || offeredOnFree;
}
