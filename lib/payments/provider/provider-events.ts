import { and, eq, sql } from "drizzle-orm";
import Stripe from "stripe";
import { z } from "zod";
import { asSystem, providerEvents } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { ProviderFault } from "./ask-provider";

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
