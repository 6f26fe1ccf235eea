import { jwtVerify, SignJWT } from "jose";
import { now, nowMs } from "@/lib/clock";
import { requireSecret } from "@/lib/env";

const AUDIENCE = "igny8-second-factor";
const SECONDS = 5 * 60;

/** Says that somebody typed the right password within the last five minutes: the code may follow on its own. */
export function signLoginChallenge(userId: number): Promise<string> {
  const issuedAt = Math.floor(nowMs() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setSubject(String(userId))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + SECONDS)
    .sign(secretKey());
}

/** The person a challenge is about; undefined when it is not ours or too old. */
export async function readLoginChallenge(challenge: string): Promise<number | undefined> {
  const options = { algorithms: ["HS256"], audience: AUDIENCE, currentDate: now() };
  const verified = await jwtVerify(challenge, secretKey(), options).catch(() => undefined);
  return verified?.payload.sub ? Number(verified.payload.sub) : undefined;
}

function secretKey(): Uint8Array {
  return new TextEncoder().encode(requireSecret("AUTH_SECRET"));
}
