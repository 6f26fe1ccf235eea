import { signaturesOf } from "./key-signature";
import type { ParsedApiKey } from "./known-keys";
import { knownApiKey, rememberApiKey } from "./known-keys";

/** `igny8_<public id>_<account id>_<secret>_<mac>`: letters and digits only, so that a double click selects it whole. */
const FORMAT = /^(igny8_([0-9A-Za-z]{12})_([1-9]\d{0,14})_([0-9A-Za-z]{32}))_([0-9a-f]{32})$/;

/** Whether it means to be a key: an access token never starts like one. */
export function isApiKey(token: string): boolean {
  return token.startsWith("igny8_");
}

/**
 * The parts of a key that this installation signed; undefined for anything else, without asking the database. That the
 * key still lives, only `findApiKeyCaller` can tell. Safe on the edge.
 */
export async function parseApiKey(
  token: string,
  signingSecrets?: readonly string[],
): Promise<ParsedApiKey | undefined> {
  const known = signingSecrets ? undefined : knownApiKey(token);
  if (known) return known;
  const [, signed, publicId, accountId, secret, mac] = FORMAT.exec(token) ?? [];
  if (!signed || !publicId || !secret || !mac) return undefined;
  const signatures = await signaturesOf(signed, signingSecrets);
  if (!signatures.some((signature) => isSame(signature, mac))) return undefined;
  const parsed = { publicId, accountId: Number(accountId), secret };
  if (!signingSecrets) rememberApiKey(token, parsed);
  return parsed;
}

/** The key as its holder gets it, signed with the first of the signing secrets. */
export async function formatApiKey({ publicId, accountId, secret }: ParsedApiKey): Promise<string> {
  const signed = `igny8_${publicId}_${accountId}_${secret}`;
  const [signature] = await signaturesOf(signed);
  return `${signed}_${signature}`;
}

/** The start of a key, to recognise it by: as much as may be shown. */
export function prefixOf({ publicId }: { publicId: string }): string {
  return `igny8_${publicId}`;
}

/** Takes as long whether the first or the last character differs. */
function isSame(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let i = 0; i < left.length; i += 1) difference |= left.charCodeAt(i) ^ right.charCodeAt(i);
  return difference === 0;
}
