import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { requireSecret } from "@/lib/env";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts an answer that is kept for repetition. Some answers show a secret once (a new API key, new tokens): a copy of
 * the database alone must not show it again. The key needs the caller's Idempotency-Key as well as ours.
 */
export function sealAnswer(answer: unknown, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(context), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(answer), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The answer again; undefined when the secret has been rotated since. */
export function openAnswer(text: string, context: string): unknown {
  const bytes = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(context), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(plain.toString("utf8"));
  } catch {
    return undefined;
  }
}

function keyFor(context: string): Buffer {
  return Buffer.from(hkdfSync("sha256", requireSecret("AUTH_SECRET"), "igny8-kept-answers", context, 32));
}
