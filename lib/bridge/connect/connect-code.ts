import { createHash } from "node:crypto";
import { z } from "zod";
import { nowMs } from "@/lib/clock";
import { openText, sealText } from "@/lib/seal-text";

const LIFE_MS = 60_000;
const CONTEXT = "bridge-connect-code";

/** What a code stands for. It works once because the key made for it has `keyId` as its public id, which is unique. */
const grant = z.object({
  accountId: z.int(),
  userId: z.int(),
  /** The person's when they confirmed: signing out everywhere and a new password end the code too. */
  sessionVersion: z.int(),
  siteId: z.int(),
  siteUrl: z.string(),
  installId: z.string().nullable(),
  challenge: z.string(),
  keyId: z.string(),
  expiresAtMs: z.int(),
});
export type ConnectGrant = Omit<z.output<typeof grant>, "expiresAtMs">;

/** A code that carries what it stands for, sealed: nothing is stored until it is exchanged. Works for 60 seconds. */
export function sealConnectCode(content: ConnectGrant): string {
  return sealText(JSON.stringify({ ...content, expiresAtMs: nowMs() + LIFE_MS }), CONTEXT);
}

/** Undefined for what is no code, for an old one, and for a verifier that is not the one it was made for. */
export function openConnectCode(code: string, verifier: string): ConnectGrant | undefined {
  const text = openText(code, CONTEXT);
  const content = text === undefined ? undefined : grant.safeParse(JSON.parse(text)).data;
  if (!content || content.expiresAtMs <= nowMs()) return undefined;
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  return challenge === content.challenge ? content : undefined;
}
