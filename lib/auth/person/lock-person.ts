import { and, eq, gt, isNull } from "drizzle-orm";
import { type Person, sessions, type Tx, users } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/**
 * The person, their row locked until the transaction ends; undefined when they are gone. First of a person's locks, before
 * their links and sessions, and after an account's: two requests about one person never wait for each other crosswise.
 */
export async function lockPerson(tx: Tx, userId: number): Promise<Person | undefined> {
  const [person] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  return person;
}

/** Throws `unauthenticated` when the session a request came with has ended since. Under the person's lock. */
export async function requireLivingSession(tx: Tx, person: Person, sessionId: string): Promise<void> {
  const [living] = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.userId, person.id),
        eq(sessions.sessionVersion, person.sessionVersion),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now()),
      ),
    )
    .for("update"); // One that is being ended on its own is waited for.
  if (!living) throw new AppError("unauthenticated", { message: "Your session has ended. Sign in again." });
}
