import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, sessions } from "@/db/schema";
import { now } from "@/lib/clock";

/**
 * Signs every member of an account out of their browsers. Their access tokens stay known, because the API answers them
 * with 403 (the account's state) and not with 401 (docs/contract.md, section 3); the gate refuses them at every request.
 */
export async function endBrowserSessions(tx: Tx, accountId: number): Promise<void> {
  const members = tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(eq(memberships.accountId, accountId));
  await tx
    .update(sessions)
    .set({ revokedAt: now() })
    .where(and(inArray(sessions.userId, members), eq(sessions.kind, "browser"), isNull(sessions.revokedAt)));
}
