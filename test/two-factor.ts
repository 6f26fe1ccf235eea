import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { asSystem, users } from "@/db";
import { openSession } from "@/lib/auth/sessions/open-session";
import { enableTwoFactor } from "@/lib/auth/two-factor/enable-two-factor";
import { startTwoFactor } from "@/lib/auth/two-factor/start-two-factor";
import { now } from "@/lib/clock";

/** A browser in which this person is signed in at the moment. */
export function browserSession(userId: number): Promise<string> {
  return asSystem(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    return openSession(tx, { user: user!, kind: "browser", device: { ip: "192.0.2.1", userAgent: "test" } });
  });
}

/** Two-factor sign-in, switched on as somebody does in a browser. */
export async function switchOnTwoFactor(
  userId: number,
): Promise<{ secret: string; recoveryCodes: string[]; sessionVersion: number }> {
  const sessionId = await browserSession(userId);
  const { secret, setup } = await startTwoFactor(userId, sessionId);
  const { recoveryCodes, user } = await enableTwoFactor(userId, { code: codeOf(secret), setup, sessionId });
  return { secret, recoveryCodes, sessionVersion: user.sessionVersion };
}

/** What the authenticator app shows now. */
export function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() });
}
