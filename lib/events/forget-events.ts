import { asc, inArray, lt } from "drizzle-orm";
import { directlyAsSystem, events } from "@/db";
import { BATCH, inBatches } from "@/db/in-batches";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { EVENT_DAYS } from "./retention";

type Deletion = Promise<{ rowCount: number | null }>;

/** Deletes events whose time is over, with what webhooks made of them. Answers how many. */
export async function forgetEvents(): Promise<number> {
  return inBatches(deleteEvents);
}

function deleteEvents(): Deletion {
  return directlyAsSystem((db) => {
    const old = db
      .select({ id: events.id })
      .from(events)
      .where(lt(events.createdAt, addDays(now(), -EVENT_DAYS)))
      .orderBy(asc(events.createdAt))
      .limit(BATCH);
    return db.delete(events).where(inArray(events.id, old));
  });
}
