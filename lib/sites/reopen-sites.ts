import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sites } from "@/db/schema";
import { now } from "@/lib/clock";

/** Read-only sites become active again, oldest first, as far as the plan has room. Under the account's lock. */
export async function reopenSites(tx: Tx, accountId: number, maxSites: number): Promise<void> {
  const live = await tx
    .select({ id: sites.id, status: sites.status })
    .from(sites)
    .where(and(eq(sites.accountId, accountId), isNull(sites.deletedAt)))
    .orderBy(asc(sites.id));
  const room = maxSites - live.filter((site) => site.status === "active").length;
  const waiting = live.filter((site) => site.status === "read_only").map((site) => site.id);
  if (room <= 0 || waiting.length === 0) return;
  await tx
    .update(sites)
    .set({ status: "active", updatedAt: now() })
    .where(and(eq(sites.accountId, accountId), inArray(sites.id, waiting.slice(0, room))));
}
