import { z } from "zod";

const SENTENCE = "That doesn't look like an email address.";
/** A dot-atom of RFC 5321, section 4.1.2: "o'neil", "a+b", "o&m" and "a/b" are names of mailboxes. */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LONGEST_LOCAL = 64;
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;
/** What may stand in a domain before it is brought into ASCII; anything else would have a meaning in a URL. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.\-\u3002\uFF0E\uFF61]+$/u;

/**
 * An address to write to, as its owner spells it; the domain in ASCII (punycode). 254 is the longest that can be delivered
 * to (RFC 5321).
 */
export const deliverableEmail = z
  .string({ error: "Enter your email address." })
  .trim()
  .max(254, "That is longer than an email address can be.")
  .meta({ format: "email" })
  .transform((typed, context) => {
    const address = asciiEmail(typed);
    if (address !== undefined) return address;
    context.addIssue({ code: "custom", message: SENTENCE });
    return z.NEVER;
  });

/** The address by which a person is known, in the one spelling that it is stored and looked up by: lower case. */
export const emailInput = deliverableEmail.transform((address) => address.toLowerCase());

/** What somebody typed to be looked up by; what is no address finds nobody. Pure. */
export function canonicalEmail(typed: string): string {
  return (asciiEmail(typed.trim()) ?? typed.trim()).toLowerCase();
}

/** "Nora@Bücher.example" -> "Nora@xn--bcher-kva.example"; undefined for what mail can't be sent to. Pure. */
function asciiEmail(typed: string): string | undefined {
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, Math.max(at, 0));
  const domain = asciiDomain(typed.slice(at + 1));
  if (!domain || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= 254 ? address : undefined;
}

function asciiDomain(typed: string): string | undefined {
  const url = `http://${typed}`;
  if (typed.length > 253 || !DOMAIN.test(typed) || !URL.canParse(url)) return undefined;
  const host = new URL(url).hostname;
  const labels = host.split(".");
  const isName = labels.length > 1 && labels.every((label) => LABEL.test(label));
  return isName && host.length <= 253 && /[a-z]/.test(labels.at(-1) ?? "") ? host : undefined;
}
