import { eq } from "drizzle-orm";
import { directlyAsSystem, type UserToken, users, userTokens } from "@/db";
import { tokenHash } from "@/lib/auth/tokens/opaque-token";
import { now } from "@/lib/clock";
import { bothLinks } from "./email-change";

/**
 * What the page behind a confirmation link finds, changing nothing. `confirmed`: that is done already, by this link or a
 * newer one. `half_done`: a change of address waits for the other link. `dead`: it confirms nothing any longer.
 */
export type VerifyLink = { state: "open" | "dead" } | { state: "confirmed" | "half_done"; email: string };

export async function findVerifyLink(secret: string): Promise<VerifyLink> {
  const found = await directlyAsSystem(async (db) => {
    const [row] = await db
      .select({ token: userTokens, user: users })
      .from(userTokens)
      .innerJoin(users, eq(users.id, userTokens.userId))
      .where(eq(userTokens.tokenHash, tokenHash(secret)));
    return row && { ...row, pair: await bothLinks(db, row.token) };
  });
  if (!found || found.token.purpose === "reset_password") return { state: "dead" };
  const { token, user, pair } = found;
  if (isOpen(token)) return { state: "open" };
  if (token.purpose === "verify_email")
    return user.emailVerifiedAt ? { state: "confirmed", email: user.email } : { state: "dead" };
  if (token.usedAt && pair.some(isOpen)) return { state: "half_done", email: token.email ?? "" };
  return newAddress(pair) === user.email ? { state: "confirmed", email: user.email } : { state: "dead" };
}

function isOpen({ usedAt, expiresAt }: UserToken): boolean {
  return !usedAt && expiresAt > now();
}

/** Of the two links of a change the old address's is made first. */
function newAddress(pair: readonly UserToken[]): string | null | undefined {
  return pair.toSorted((a, b) => b.id - a.id)[0]?.email;
}
