import { jwtVerify, SignJWT } from "jose";
import { signingKey } from "@/lib/auth/tokens/signing-key";
import { now, nowMs } from "@/lib/clock";
import { env } from "@/lib/env";

const AUDIENCE = "igny8-billing-email";
const SECONDS = 7 * 24 * 60 * 60;

/** Which mailbox of which account a link was sent to. */
export interface BillingMailbox {
  accountId: number;
  email: string;
}

/** The link that confirms a billing address. It says whom it was sent to, so that nothing has to be kept of it. */
export async function billingEmailLink({ accountId, email }: BillingMailbox): Promise<string> {
  const issuedAt = Math.floor(nowMs() / 1000);
  const token = await new SignJWT({ email: email.toLowerCase() })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setSubject(String(accountId))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + SECONDS)
    .sign(signingKey());
  return `${env().APP_URL}/confirm-billing-email?token=${token}`;
}

/** Undefined for a token that is not ours or too old. */
export async function readBillingEmailToken(token: string): Promise<BillingMailbox | undefined> {
  const options = { algorithms: ["HS256"], audience: AUDIENCE, currentDate: now() };
  const verified = await jwtVerify<{ email: string }>(token, signingKey(), options).catch(() => undefined);
  if (!verified?.payload.sub) return undefined;
  return { accountId: Number(verified.payload.sub), email: verified.payload.email };
}
