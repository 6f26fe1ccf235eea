import { and, asc, desc, eq, gt, gte, inArray, lt } from "drizzle-orm";
import { events, forAccount } from "@/db";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { EVENT_TYPES } from "./event-types";
import type { EventsFilter } from "./input";
import type { Event } from "./output";
import { EVENT_DAYS } from "./retention";

/** One more than `limit` when there are more; `cursorId` is the last id of the page before. */
export function listEvents(
  accountId: number,
  { limit, cursorId, ...filter }: EventsFilter & { limit: number; cursorId?: number },
): Promise<Event[]> {
  const { id, type, object, data, createdAt } = events;
  const isOldestFirst = filter.order === "oldest";
  const since = filter.since ? new Date(filter.since) : undefined;
  const beyond = isOldestFirst ? gt : lt;
  return forAccount(accountId, (tx) =>
    tx
      .select({ id, type, object, data, createdAt })
      .from(events)
      .where(
        and(
          eq(events.accountId, accountId),
          gte(createdAt, addDays(now(), -EVENT_DAYS)),
          since && gte(createdAt, since),
          filter.type && inArray(type, typesOf(filter.type)),
          filter.object === undefined ? undefined : eq(object, filter.object),
          filter.after_id === undefined ? undefined : gt(id, filter.after_id),
          cursorId === undefined ? undefined : beyond(id, cursorId),
        ),
      )
      .orderBy(isOldestFirst ? asc(id) : desc(id))
      .limit(limit + 1),
  );
}

function typesOf(filter: string): string[] {
  const group = /^(\w+)\.\*$/.exec(filter)?.[1];
  return group ? EVENT_TYPES.filter((type) => type.startsWith(`${group}.`)) : [filter];
}
