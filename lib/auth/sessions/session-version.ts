import { eq } from "drizzle-orm";
import { directlyAsSystem, users } from "@/db";

/** Counts up with a new password and with "sign out everywhere": what was begun before is worth nothing after. */
export async function findSessionVersion(userId: number): Promise<number | undefined> {
  const [person] = await directlyAsSystem((db) =>
    db.select({ sessionVersion: users.sessionVersion }).from(users).where(eq(users.id, userId)),
  );
  return person?.sessionVersion;
}
