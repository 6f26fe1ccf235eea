import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { now } from "@/lib/clock";

/** As if they had followed the link in their mail. */
export async function verifyEmail(userId: number): Promise<void> {
  await asSystem((tx) => tx.update(users).set({ emailVerifiedAt: now() }).where(eq(users.id, userId)));
}
