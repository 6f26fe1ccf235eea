import { parse } from "tldts";
import { lineInput, optionalLine } from "./line-input";

/**
 * A person's name; may be empty. Strangers read it in what we send, so it is nothing that a mail program or a reader takes
 * for an address: no link, no domain, no email address.
 */
export function optionalName(maxLength: number) {
  return optionalLine(maxLength).refine(isNoAddress, NO_ADDRESS);
}

/** An account's name, likewise; but a business may be called by its domain, and by nothing else then. */
export function accountName(maxLength: number) {
  return lineInput(maxLength).refine(isAccountName, NO_ADDRESS);
}

export function optionalAccountName(maxLength: number) {
  return optionalLine(maxLength).refine(isAccountName, NO_ADDRESS);
}

const NO_ADDRESS = "Use a name, without a web or email address in it.";
const LINK = /:\/\/|\/\/|\bwww\.|[^\s@]@[^\s@]/i;
const DOMAIN_ALONE = /^(?!www\.)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]*)+$/iu;
/** Top levels that no registry has and that people still read as an address (RFC 2606, RFC 6762, RFC 7686). */
const RESERVED = /\.(?:example|test|invalid|localhost|local|onion|internal)$/i;

function isAccountName(name: string): boolean {
  return DOMAIN_ALONE.test(name) || isNoAddress(name);
}

/** Whether nothing in it looks like an address, also written with the dots and letters of other scripts' keyboards. Pure. */
function isNoAddress(name: string): boolean {
  const plain = name
    .normalize("NFKC")
    .replace(/[\u3002\uFF61]/gu, ".")
    .replace(/[\u200C\u200D]/gu, "");
  if (LINK.test(plain)) return false;
  return !plain.split(/[^\p{L}\p{M}\p{N}._-]+/u).some(isDomain); // A mail program ends an address at any other sign, too.
}

function isDomain(word: string): boolean {
  const host = word.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}]+$/u, "");
  if (!host.includes(".")) return false;
  const { isIcann, isIp, domain } = parse(host);
  return isIp === true || RESERVED.test(host) || (isIcann === true && domain !== null);
}
