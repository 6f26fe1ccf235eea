import { asc, inArray, lt } from "drizzle-orm";
import { apiRequests, directlyAsSystem } from "@/db";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { REQUEST_DAYS } from "./retention";

/** A statement stays short, whatever has piled up. */
const BATCH = 5000;

/** Deletes requests whose time is over. Answers how many. */
export async function forgetRequests(): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await deleteOld();
    forgotten += rowCount ?? 0;
    if (!rowCount || rowCount < BATCH) return forgotten;
  }
}

function deleteOld(): Promise<{ rowCount: number | null }> {
  const { id, createdAt } = apiRequests;
  return directlyAsSystem((db) => {
    const old = db
      .select({ id })
      .from(apiRequests)
      .where(lt(createdAt, addDays(now(), -REQUEST_DAYS)))
      .orderBy(asc(createdAt))
      .limit(BATCH);
    return db.delete(apiRequests).where(inArray(id, old));
  });
}
