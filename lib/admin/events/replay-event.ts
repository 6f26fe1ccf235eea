import { eq } from "drizzle-orm";
import { asSystem, providerEvents } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { applyStoredEvent } from "@/lib/payments/webhooks/apply-stored-event";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";
import type { ProviderEventStatus } from "./queries";

/**
 * Applies a stored event that was not applied yet, as if the provider had sent it again; its own rules keep it from
 * happening twice. Answers how it went. Throws `not_found`, and `invalid_state` for one that was applied already.
 */
export async function replayEvent(
  id: number,
  by: Decider,
): Promise<{ status: ProviderEventStatus; error: string | null }> {
  const event = await asSystem(async (tx) => {
    await requireStaff(tx, by);
    const [found] = await tx.select().from(providerEvents).where(eq(providerEvents.id, id));
    if (!found) throw new AppError("not_found");
    if (isEventSettled(found)) {
      throw new AppError("invalid_state", { message: `This event is ${found.status} already.` });
    }
    await recordAudit(tx, {
      ...by,
      accountId: null,
      action: "provider_event.replayed",
      targetType: "provider_event",
      targetId: id,
      before: { status: found.status, error: found.error },
    });
    return found;
  });
  // A fault that will pass is thrown for the provider's sake; here the event's row tells it.
  await applyStoredEvent(event).catch(() => undefined);
  return readOutcome(id);
}

/** Applied, or of no interest here: there is nothing to apply again. Pure. */
export function isEventSettled({ status }: { status: ProviderEventStatus }): boolean {
  return status === "applied" || status === "ignored";
}

async function readOutcome(id: number) {
  const [row] = await asSystem((tx) =>
    tx
      .select({ status: providerEvents.status, error: providerEvents.error })
      .from(providerEvents)
      .where(eq(providerEvents.id, id)),
  );
  return row!;
}
