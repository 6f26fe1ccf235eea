import { createHash } from "node:crypto";
import { type CreditReservation, forAccount } from "@/db";
import { now } from "@/lib/clock";
import { requireAvailable } from "@/lib/credits/require-available";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { type HoldOutcome, hold, type Reservation } from "./hold";
import { getReservationIn } from "./queries";

type Hashed = Reservation & { requestHash: string };

/**
 * Holds credits until they are committed or released, or until `expiresAt`, from when they count as free. Idempotent like
 * a consumption, after that time too. Throws validation_error for a first call whose time is over, insufficient_credits,
 * budget_exceeded, idempotency_conflict, not_found for the site, or the refusal of an account that was shut meanwhile.
 */
export async function reserveCredits(
  reservation: Reservation,
): Promise<{ reservation: CreditReservation; replayed: boolean }> {
  const requestHash = hashOf(reservation);
  const attempt = () => holdOnce({ ...reservation, requestHash });
  // As with consumptions: of two concurrent first calls, the second finds the other's row when it tries again.
  return attempt().catch((error: unknown) => {
    if (isUniqueViolation(error, "credit_reservations_idempotency_once")) return attempt();
    throw error;
  });
}

async function holdOnce(wanted: Hashed) {
  const outcome = await hold(wanted);
  const id = outcome.heldId ?? (await earlierOf(wanted, outcome));
  const reservation = await forAccount(wanted.accountId, (tx) => getReservationIn(tx, wanted.accountId, id));
  return { reservation, replayed: outcome.heldId === undefined };
}

async function earlierOf(wanted: Hashed, { earlier, siteFound, cost }: HoldOutcome): Promise<number> {
  if (!earlier) {
    requireAhead(wanted.expiresAt);
    if (!siteFound) throw new AppError("not_found");
    return requireAvailable(wanted, cost);
  }
  if (earlier.requestHash !== wanted.requestHash) throw new AppError("idempotency_conflict");
  return earlier.id;
}

/** Throws validation_error for a time that is over. Not asked of a repeated call: its time was ahead at the first one. */
function requireAhead(expiresAt: Date): void {
  if (expiresAt > now()) return;
  throw new AppError("validation_error", { fields: { expires_at: ["Give a time that is ahead."] } });
}

function hashOf({ operation, units, amount, expiresAt, siteId, metadata }: Reservation): string {
  return createHash("sha256")
    .update(JSON.stringify([operation, units, amount, expiresAt.toISOString(), siteId, metadata]))
    .digest("hex");
}
