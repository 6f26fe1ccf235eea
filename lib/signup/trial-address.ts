import { createHash } from "node:crypto";

/** Providers that deliver `name+anything@` to `name@`, by the domain that stands for all of theirs. */
const TAG_PROVIDERS: Record<string, string> = {
  "gmail.com": "gmail.com",
  "googlemail.com": "gmail.com",
  "msn.com": "msn.com",
  "icloud.com": "icloud.com",
  "me.com": "icloud.com",
  "mac.com": "icloud.com",
  "fastmail.com": "fastmail.com",
  "fastmail.fm": "fastmail.fm",
  "proton.me": "proton.me",
  "protonmail.com": "proton.me",
  "pm.me": "proton.me",
  "yandex.com": "yandex.com",
  "yandex.ru": "yandex.com",
  "ya.ru": "yandex.com",
  "zoho.com": "zoho.com",
  "gmx.com": "gmx.com",
  "gmx.net": "gmx.net",
};

/** Microsoft's, in each country: hotmail.de, live.co.uk. */
const OF_MICROSOFT = /^(outlook|hotmail|live)\.[a-z]{2,3}(\.[a-z]{2})?$/;

/** One mailbox, one trial: the address with what its provider ignores folded away. Elsewhere every sign counts. Pure. */
export function trialAddress(email: string): string {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf("@");
  const given = address.slice(at + 1);
  const domain = OF_MICROSOFT.test(given) ? given : TAG_PROVIDERS[given];
  if (!domain) return address;
  const local = address.slice(0, at).replace(/\+.*$/, "");
  return `${domain === "gmail.com" ? local.replaceAll(".", "") : local}@${domain}`;
}

/** What is kept of a mailbox that had its trial, also when its person is gone: nobody reads an address from it. Pure. */
export function trialHash(email: string): string {
  return createHash("sha256")
    .update(`trial:${trialAddress(email)}`)
    .digest("hex");
}
