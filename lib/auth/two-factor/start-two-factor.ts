import { eq } from "drizzle-orm";
import { jwtVerify, SignJWT } from "jose";
import { Secret, TOTP } from "otpauth";
import { directlyAsSystem, users } from "@/db";
import { signingKey } from "@/lib/auth/tokens/signing-key";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";

const ISSUER = "IGNY8";
const AUDIENCE = "igny8-two-factor-setup";
const SETUP_SECONDS = 15 * 60;

export interface TwoFactorStart {
  /** For typing it in by hand. */
  secret: string;
  /** What the QR code says: otpauth://totp/... */
  uri: string;
  /** Goes with the form and back: the secret, signed for this session. */
  setup: string;
}

/**
 * A new secret for an authenticator app. It is kept nowhere but in the form, and comes into force in the session that it
 * was shown in, within 15 minutes: another one, or this one from before the sessions ended, is worth nothing. Throws
 * `invalid_state` when two-factor is on already.
 */
export async function startTwoFactor(userId: number, sessionId: string): Promise<TwoFactorStart> {
  const [user] = await directlyAsSystem((db) => db.select().from(users).where(eq(users.id, userId)));
  if (!user) throw new AppError("not_found");
  if (user.totpEnabledAt) throw new AppError("invalid_state", { message: "Two-factor sign-in is on." });
  const secret = new Secret({ size: 20 }).base32;
  const setup = await sign({ secret, label: user.email }, { userId, sessionId });
  return { secret, uri: uriOf({ secret, label: user.email }), setup };
}

/**
 * Reads the setup back, as for a form that comes back with a wrong code. Throws `invalid_state` when it is too old or not
 * theirs.
 */
export async function readSetup(
  setup: string,
  { userId, sessionId }: { userId: number; sessionId: string },
): Promise<TwoFactorStart> {
  const options = { algorithms: ["HS256"], audience: AUDIENCE, subject: String(userId), currentDate: now() };
  const verified = await jwtVerify<Shown & { sid: string }>(setup, signingKey(), options).catch(
    () => undefined,
  );
  if (verified?.payload.sid !== sessionId) {
    const message = "That took too long. Reload the page and scan the new code.";
    throw new AppError("invalid_state", { message });
  }
  const { secret, label } = verified.payload;
  return { secret, uri: uriOf({ secret, label }), setup };
}

interface Shown {
  secret: string;
  /** What the app lists it under. */
  label: string;
}

function sign(shown: Shown, { userId, sessionId }: { userId: number; sessionId: string }): Promise<string> {
  const issuedAt = Math.floor(nowMs() / 1000);
  return new SignJWT({ ...shown, sid: sessionId })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setSubject(String(userId))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + SETUP_SECONDS)
    .sign(signingKey());
}

function uriOf({ secret, label }: Shown): string {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret) }).toString();
}
