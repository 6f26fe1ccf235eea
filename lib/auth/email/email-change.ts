import { and, eq } from "drizzle-orm";
import { directlyAsSystem, type Tx, userTokens } from "@/db";
import { now } from "@/lib/clock";

/** A change of address that has been asked for: one link went to the old address, one to the new. */
export interface EmailChange {
  newEmail: string;
  /** Which of the two addresses has not confirmed yet. */
  waitsFor: ("old" | "new")[];
  expiresAt: Date;
}

/** What people read once one of the two addresses has confirmed. */
export const REST_OF_CHANGE = "The change takes effect when the other address has confirmed too.";

/** What waits for the person's confirmation; undefined when nothing does, or no longer. */
export async function findEmailChange(user: {
  userId: number;
  email: string;
}): Promise<EmailChange | undefined> {
  const links = await directlyAsSystem((db) =>
    db
      .select()
      .from(userTokens)
      .where(and(eq(userTokens.userId, user.userId), eq(userTokens.purpose, "change_email"))),
  );
  const open = links.find(({ usedAt, expiresAt }) => !usedAt && expiresAt > now());
  if (!open) return undefined;
  const pair = links.filter((link) => link.createdAt.getTime() === open.createdAt.getTime());
  const newLink = pair.find(({ email }) => email !== user.email);
  if (!newLink?.email) return undefined;
  const waiting = pair.filter(({ usedAt }) => !usedAt);
  return {
    newEmail: newLink.email,
    waitsFor: waiting.map(({ email }) => (email === user.email ? "old" : "new")),
    expiresAt: open.expiresAt,
  };
}

/** Both links of the change that `link` belongs to. They were made together, and older ones are void. */
export function bothLinks(tx: Pick<Tx, "select">, link: { userId: number; createdAt: Date }) {
  return tx
    .select()
    .from(userTokens)
    .where(
      and(
        eq(userTokens.userId, link.userId),
        eq(userTokens.purpose, "change_email"),
        eq(userTokens.createdAt, link.createdAt),
      ),
    );
}
