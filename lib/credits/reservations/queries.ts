import { and, desc, eq, lt } from "drizzle-orm";
import { type CreditReservation, creditReservations, forAccount, type Tx } from "@/db";
import type { RESERVATION_STATUSES } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

/** One whose time is over is expired from then on, whether or not a job has closed it yet. */
export function reservationStatusNow({ status, expiresAt }: CreditReservation): ReservationStatus {
  return status === "open" && expiresAt <= now() ? "expired" : status;
}

/** Throws not_found, for another account's too, and for another site's where the caller knows one site only. */
export async function getReservationIn(
  tx: Tx,
  accountId: number,
  id: number,
  siteId: number | null = null,
): Promise<CreditReservation> {
  const [reservation] = await tx
    .select()
    .from(creditReservations)
    .where(
      and(
        eq(creditReservations.accountId, accountId),
        eq(creditReservations.id, id),
        siteId === null ? undefined : eq(creditReservations.siteId, siteId),
      ),
    );
  if (!reservation) throw new AppError("not_found");
  return reservation;
}

export function getReservation(
  accountId: number,
  id: number,
  siteId: number | null,
): Promise<CreditReservation> {
  return forAccount(accountId, (tx) => getReservationIn(tx, accountId, id, siteId));
}

interface ListReservations {
  limit: number;
  /** The last id of the page before. */
  after?: number;
  siteId: number | null;
}

/** Newest first; one more than `limit` when there are more. */
export function listReservations(
  accountId: number,
  { limit, after, siteId }: ListReservations,
): Promise<CreditReservation[]> {
  const where = and(
    eq(creditReservations.accountId, accountId),
    after === undefined ? undefined : lt(creditReservations.id, after),
    siteId === null ? undefined : eq(creditReservations.siteId, siteId),
  );
  return forAccount(accountId, (tx) =>
    tx
      .select()
      .from(creditReservations)
      .where(where)
      .orderBy(desc(creditReservations.id))
      .limit(limit + 1),
  );
}
