import { and, eq, lte } from "drizzle-orm";
import { type Account, creditReservations, directlyAsSystem, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { free } from "./close-reservation";

const isDue = () => and(eq(creditReservations.status, "open"), lte(creditReservations.expiresAt, now()));

/** Closes reservations whose time is over: they have held nothing since. Answers for how many accounts. */
export async function expireReservations(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db.selectDistinct({ accountId: creditReservations.accountId }).from(creditReservations).where(isDue()),
  );
  return eachAccount(
    "expire-reservations",
    due.map(({ accountId }) => accountId),
    expireOf,
  );
}

async function expireOf(tx: Tx, { id: accountId }: Account): Promise<boolean> {
  const due = await tx
    .select()
    .from(creditReservations)
    .where(and(eq(creditReservations.accountId, accountId), isDue()));
  for (const reservation of due) await free(tx, reservation, "expired");
  return due.length > 0;
}
