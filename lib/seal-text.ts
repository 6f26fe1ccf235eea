import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env, requireSecret } from "./env";

const MARK = "sealed:1:";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what the database must keep and a copy of it must not tell, with a key made from AUTH_SECRET for this one
 * `context`, such as "totp:7": moved to another row it does not open.
 */
export function sealText(text: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(requireSecret("AUTH_SECRET"), context), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return MARK + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

export function isSealed(text: string): boolean {
  return text.startsWith(MARK);
}

/** The text again; undefined when neither AUTH_SECRET nor, unless only the current counts, AUTH_SECRET_PREVIOUS opens it. */
export function openText(sealed: string, context: string, only?: { current: true }): string | undefined {
  const bytes = Buffer.from(sealed.slice(MARK.length), "base64url");
  for (const secret of [requireSecret("AUTH_SECRET"), only ? undefined : env().AUTH_SECRET_PREVIOUS]) {
    const text = secret && open(bytes, keyFrom(secret, context));
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}

function open(bytes: Buffer, key: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return plain.toString("utf8");
  } catch {
    return undefined;
  }
}

function keyFrom(secret: string, context: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "igny8-sealed-texts", context, 32));
}
