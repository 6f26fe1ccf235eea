import { and, desc, eq } from "drizzle-orm";
import { directlyAsSystem, staffNotes, users } from "@/db";

const SHOWN = 20;

/** The pinned notes about an account, newest first. The others are in its timeline. */
export function listPinnedNotes(accountId: number) {
  return directlyAsSystem((db) =>
    db
      .select({
        id: staffNotes.id,
        text: staffNotes.text,
        author: users.email,
        createdAt: staffNotes.createdAt,
      })
      .from(staffNotes)
      .leftJoin(users, eq(users.id, staffNotes.authorUserId))
      .where(and(eq(staffNotes.aboutAccountId, accountId), eq(staffNotes.isPinned, true)))
      .orderBy(desc(staffNotes.id))
      .limit(SHOWN),
  );
}
export type PinnedNote = Awaited<ReturnType<typeof listPinnedNotes>>[number];
