import { asc, inArray, lt } from "drizzle-orm";
import { directlyAsSystem, events } from "@/db";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { EVENT_DAYS } from "./retention";

/** A statement stays short, whatever has piled up. */
const BATCH = 5000;

type Deletion = Promise<{ rowCount: number | null }>;

/** Deletes events whose time is over, with what webhooks made of them. Answers how many. */
export async function forgetEvents(): Promise<number> {
  return inBatches(deleteEvents);
}

async function inBatches(forget: () => Deletion): Promise<number> {
  const { rowCount } = await forget();
  if (!rowCount || rowCount < BATCH) return rowCount ?? 0;
  return rowCount + (await inBatches(forget));
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
