import { z } from "zod";
import type { CreditReservation } from "@/db";
import { CREDIT_OPERATIONS, RESERVATION_STATUSES } from "@/db/words";
import type { Committed } from "./commit-reservation";
import { reservationStatusNow } from "./queries";

const time = z.iso.datetime();

export const reservationOutput = z.object({
  id: z.int(),
  status: z.enum(RESERVATION_STATUSES),
  /** Credits held while it is open. */
  amount: z.int(),
  operation: z.enum(CREDIT_OPERATIONS).nullable(),
  units: z.int().nullable(),
  site_id: z.int().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  expires_at: time,
  committed_amount: z.int().nullable(),
  /** The ledger row of its commit. */
  transaction_id: z.int().nullable(),
  created_at: time,
  closed_at: time.nullable(),
});

export const committedOutput = z.object({
  reservation_id: z.int(),
  transaction_id: z.int(),
  /** Credits taken. */
  amount: z.int(),
  /** Credits held and not taken: free again. */
  released: z.int(),
  balance: z.int(),
});

export function reservationJson(reservation: CreditReservation): z.input<typeof reservationOutput> {
  const { id, amount, operation, units, siteId, metadata, committedAmount, transactionId } = reservation;
  return {
    id,
    status: reservationStatusNow(reservation),
    amount,
    operation,
    units,
    site_id: siteId,
    metadata,
    expires_at: reservation.expiresAt.toISOString(),
    committed_amount: committedAmount,
    transaction_id: transactionId,
    created_at: reservation.createdAt.toISOString(),
    closed_at: reservation.closedAt?.toISOString() ?? null,
  };
}

export function committedJson(committed: Committed): z.input<typeof committedOutput> {
  const { reservation, transactionId, amount, balance } = committed;
  const released = reservation.amount - amount;
  return { reservation_id: reservation.id, transaction_id: transactionId, amount, released, balance };
}
