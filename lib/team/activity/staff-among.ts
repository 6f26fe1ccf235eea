import { and, eq, inArray } from "drizzle-orm";
import { directlyAsSystem, users } from "@/db";

/** Which of these people are of our own team: an account sees that it was us, and not who of us. */
export async function staffAmong(userIds: readonly number[]): Promise<Set<number>> {
  if (userIds.length === 0) return new Set();
  const found = await directlyAsSystem((db) =>
    db
      .select({ id: users.id })
      .from(users)
      .where(and(inArray(users.id, [...userIds]), eq(users.isSuperuser, true))),
  );
  return new Set(found.map(({ id }) => id));
}
