import { eq } from "drizzle-orm";
import { directlyAsSystem, users } from "@/db";
import { ACCOUNTLESS_DAYS } from "@/lib/accounts/purge-people";
import { addDays } from "@/lib/time/days";

/** When somebody who belongs to no account is deleted; undefined for a person who never left one. */
export async function deletionDay(userId: number): Promise<Date | undefined> {
  const [row] = await directlyAsSystem((db) =>
    db.select({ leftAccountAt: users.leftAccountAt }).from(users).where(eq(users.id, userId)),
  );
  return row?.leftAccountAt ? addDays(row.leftAccountAt, ACCOUNTLESS_DAYS) : undefined;
}
