import { eq } from "drizzle-orm";
import type { Database, Tx } from "@/db/client";
import type { Plan } from "@/db/schema";
import { plans } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";

/** A plan by its slug, whether it is active or not. */
export function findPlan(slug: string): Promise<Plan | undefined> {
  return directlyAsSystem((db) => findPlanIn(db, slug));
}

/** The same inside a transaction of the caller. */
export async function findPlanIn(tx: Tx | Database, slug: string): Promise<Plan | undefined> {
  const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
  return plan;
}
