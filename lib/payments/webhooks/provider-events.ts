import { and, eq, sql } from "drizzle-orm";
import { providerEvents } from "@/db/schema";
import { asSystem } from "@/db/scope";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";

export interface IncomingEvent {
  provider: Provider;
  eventId: string;
  type: string;
  payload: Record<string, unknown>;
}

export type StoredEvent = typeof providerEvents.$inferSelect;

/** Keeps what a provider told us before anything is done with it; the second time it is the row of the first. */
export function storeEvent(event: IncomingEvent): Promise<StoredEvent> {
  return asSystem(async (tx) => {
    await tx
      .insert(providerEvents)
      .values({ ...event, createdAt: now() })
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
        error,
        attempts: sql`${providerEvents.attempts} + 1`,
        processedAt: status === "received" ? null : now(),
      })
      .where(eq(providerEvents.id, id)),
  );
}

export type Outcome = "applied" | "ignored";
