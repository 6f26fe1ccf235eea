import { asc, inArray, lt } from "drizzle-orm";
import { apiRequests, directlyAsSystem } from "@/db";
import { BATCH, inBatches } from "@/db/in-batches";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { REQUEST_DAYS } from "./retention";

/** Deletes requests whose time is over. Answers how many. */
export function forgetRequests(): Promise<number> {
  return inBatches(deleteOld);
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
