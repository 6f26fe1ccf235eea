import { and, eq } from "drizzle-orm";
import { directlyAsSystem, users } from "@/db";
import { isSealed, openText, sealText } from "@/lib/seal-text";

/** The authenticator's secret as the database keeps it: it opens for this person alone. */
export function sealTotpSecret(secret: string, userId: number): string {
  return sealText(secret, contextOf(userId));
}

/**
 * The secret again; undefined when AUTH_SECRET was replaced without naming the previous one. One that was kept before
 * secrets were sealed, or under the previous key, is sealed again on its first use.
 */
export async function openTotpSecret(kept: string, userId: number): Promise<string | undefined> {
  const secret = isSealed(kept) ? openText(kept, contextOf(userId)) : kept;
  if (secret !== undefined && !isCurrent(kept, userId)) await sealAgain({ kept, secret, userId });
  return secret;
}

function isCurrent(kept: string, userId: number): boolean {
  return isSealed(kept) && openText(kept, contextOf(userId), { current: true }) !== undefined;
}

async function sealAgain({ kept, secret, userId }: { kept: string; secret: string; userId: number }) {
  const unchanged = and(eq(users.id, userId), eq(users.totpSecret, kept));
  const totpSecret = sealTotpSecret(secret, userId);
  await directlyAsSystem((db) => db.update(users).set({ totpSecret }).where(unchanged));
}

function contextOf(userId: number): string {
  return `totp:${userId}`;
}
