import { and, eq, sql } from "drizzle-orm";
import { asSystem, providerEvents, type StoredEvent } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";
import { sqlStateOf } from "@/lib/errors";
import { log } from "@/lib/log";
import { cleanText } from "@/lib/text/clean-text";

export interface IncomingEvent {
  provider: Provider;
  eventId: string;
  type: string;
  payload: Record<string, unknown>;
}

/**
 * Keeps what a provider told us before anything is done with it; the second time it is the row of the first. An event that
 * PostgreSQL can't take is kept as `failed` without its content, so that staff see it and the provider stops sending it.
 */
export async function storeEvent(event: IncomingEvent): Promise<StoredEvent> {
  try {
    return await store(event);
  } catch (error) {
    const state = sqlStateOf(error);
    if (!state || !CONTENT_FAULTS.some((kind) => state.startsWith(kind))) throw error;
    log.error({ err: error, provider: event.provider, event: event.eventId }, "provider event not stored");
    const says = `Its content can't be stored (${state}). Look at it at the provider.`;
    return store({ ...cut(event), payload: {} }, { status: "failed", error: says, processedAt: now() });
  }
}

/** PostgreSQL's classes for a value that it can't take: data exceptions, and limits such as an index row's size. */
const CONTENT_FAULTS = ["22", "54"];
const LONGEST_ID = 255;

const cut = ({ eventId, type, ...event }: IncomingEvent): IncomingEvent => ({
  ...event,
  eventId: cleanText(eventId.slice(0, LONGEST_ID)),
  type: cleanText(type.slice(0, LONGEST_ID)),
});

function store(event: IncomingEvent, as: Partial<StoredEvent> = {}): Promise<StoredEvent> {
  return asSystem(async (tx) => {
    await tx
      .insert(providerEvents)
      .values({ ...event, ...as, createdAt: now() })
      .onConflictDoNothing();
    const [stored] = await tx
      .select()
      .from(providerEvents)
      .where(and(eq(providerEvents.provider, event.provider), eq(providerEvents.eventId, event.eventId)));
    return stored!;
  });
}

/** How it went: `received` with an error is tried again, `failed` needs a person. */
export async function markEvent(
  id: number,
  status: StoredEvent["status"],
  error: string | null = null,
): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(providerEvents)
      .set({
        status,
        error: error && cleanText(error),
        attempts: sql`${providerEvents.attempts} + 1`,
        processedAt: status === "received" ? null : now(),
      })
      .where(eq(providerEvents.id, id)),
  );
}

export type Outcome = "applied" | "ignored";
