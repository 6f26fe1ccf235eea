import { jwtVerify, SignJWT } from "jose";
import { signingKey } from "@/lib/auth/tokens/signing-key";
import { now, nowMs } from "@/lib/clock";

const AUDIENCE = "igny8-second-factor";
const SECONDS = 5 * 60;

/** Whose password was right, and of which session version: a new password counts that up, and ends the challenge. */
export interface Challenged {
  id: number;
  sessionVersion: number;
}

/** Says that somebody typed the right password within the last five minutes: the code may follow on its own. */
export function signLoginChallenge({ id, sessionVersion }: Challenged): Promise<string> {
  const issuedAt = Math.floor(nowMs() / 1000);
  return new SignJWT({ sv: sessionVersion })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setSubject(String(id))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + SECONDS)
    .sign(signingKey());
}

/** Whom a challenge is about; undefined when it is not ours or too old. */
export async function readLoginChallenge(challenge: string): Promise<Challenged | undefined> {
  const options = { algorithms: ["HS256"], audience: AUDIENCE, currentDate: now() };
  const verified = await jwtVerify<{ sv: number }>(challenge, signingKey(), options).catch(() => undefined);
  if (!verified?.payload.sub) return undefined;
  return { id: Number(verified.payload.sub), sessionVersion: verified.payload.sv };
}
