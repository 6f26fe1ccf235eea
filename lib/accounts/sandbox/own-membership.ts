import { and, eq, isNull, type SQL } from "drizzle-orm";
import { memberships, users } from "@/db";

/** The membership of a person's one account. In its sandbox they have a mirror of it, which says nothing about them. */
export function ownMembership(userId: typeof users.id | number = users.id): SQL {
  return and(eq(memberships.userId, userId), isNull(memberships.mirrorOf))!;
}
