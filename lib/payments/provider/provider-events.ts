import { and, eq, sql } from "drizzle-orm";
import Stripe from "stripe";
import { z } from "zod";
import { asSystem, providerEvents, type StoredEvent } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError, sqlStateOf } from "@/lib/errors";
import { log } from "@/lib/log";
import { cleanText } from "@/lib/text/clean-text";
import { ProviderFault } from "./ask-provider";

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

/** Our own key or pace, or a moment of theirs: the same question can be answered later. */
const PASSING = [401, 403, 408, 409, 429];

/** Sending the same again would fail the same way: refused by our rules or the provider's, or not shaped as documented. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof AppError) return error.status < 500 || isRefusal(error.cause);
  return error instanceof z.ZodError || error instanceof Stripe.errors.StripeInvalidRequestError;
}

/** The provider understood, and said no. */
export function isRefusal(fault: unknown): fault is ProviderFault {
  if (!(fault instanceof ProviderFault) || fault.statusCode === undefined) return false;
  return fault.statusCode >= 400 && fault.statusCode < 500 && !PASSING.includes(fault.statusCode);
}
