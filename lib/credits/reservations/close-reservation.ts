import { and, eq, sql } from "drizzle-orm";
import { accounts, type CreditReservation, creditReservations, forAccount, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { now } from "@/lib/clock";
import { takeOwedCredits } from "@/lib/credits/purchases/take-owed-credits";
import { AppError } from "@/lib/errors";
import { getReservationIn, reservationStatusNow } from "./queries";

export interface ReservationClosing {
  accountId: number;
  reservationId: number;
  /** A key bound to a site closes that site's only. */
  siteId: number | null;
  by: Author;
}

/** Gives all that is held back. Again: answers the same. Throws not_found, invalid_state for one that was committed. */
export function releaseReservation(closing: ReservationClosing): Promise<CreditReservation> {
  return forAccount(closing.accountId, async (tx) => {
    const found = await lockReservation(tx, closing);
    if (found.status === "open") return free(tx, found, "released");
    if (found.status === "committed") throw alreadyClosed(found);
    return found; // Free already.
  });
}

/** Closes one of which nothing was taken. The caller has locked the account. */
export async function free(
  tx: Tx,
  reservation: CreditReservation,
  status: "released" | "expired",
): Promise<CreditReservation> {
  const closed = await close(tx, reservation, { status });
  await takeOwedCredits(tx, reservation.accountId);
  return closed;
}

/** The account's row first, so that nobody spends meanwhile what is given back. Refuses a caller who may not spend. */
export async function lockReservation(tx: Tx, closing: ReservationClosing): Promise<CreditReservation> {
  const { accountId, reservationId, siteId, by } = closing;
  await lockOpenAccount(tx, accountId, standingOf(by, "credits:write", "credits:write"));
  return getReservationIn(tx, accountId, reservationId, siteId);
}

type Closed = Partial<Pick<CreditReservation, "committedAmount">> & {
  status: "committed" | "released" | "expired";
};

/** open -> closed, once; it holds nothing from then on. The caller has locked the account. */
export async function close(
  tx: Tx,
  reservation: CreditReservation,
  closed: Closed,
): Promise<CreditReservation> {
  const { id, accountId, amount } = reservation;
  const [row] = await tx
    .update(creditReservations)
    .set({ ...closed, closedAt: now() })
    .where(
      and(
        eq(creditReservations.accountId, accountId),
        eq(creditReservations.id, id),
        eq(creditReservations.status, "open"),
      ),
    )
    .returning();
  if (!row) throw new AppError("invalid_state");
  await tx
    .update(accounts)
    .set({ heldCredits: sql`${accounts.heldCredits} - ${amount}`, updatedAt: now() })
    .where(eq(accounts.id, accountId));
  return row;
}

export function alreadyClosed(reservation: CreditReservation): AppError {
  const status = reservationStatusNow(reservation);
  if (status === "expired") return new AppError("reservation_expired");
  return new AppError("invalid_state", { message: `That reservation is ${status} already.` });
}
