import { domainToUnicode } from "node:url";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { parse } from "tldts";
import { sites, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { hostAndPath, tidyPath } from "./bare-address";

export const MAX_SITE_URL_LENGTH = 500;

type SiteUrl =
  /** `url`: scheme, punycode host, no default port, no trailing slash. `domain`: the host as people write it. */
  { ok: true; url: string; domain: string } | { ok: false; reason: string };

/** One spelling for one address, so that it is unique. Pure; never throws. What it answers, it answers for again. */
export function normaliseSiteUrl(typed: string): SiteUrl {
  const parsed = parseTyped(typed.trim());
  if (!parsed) return refuse("Enter the address of a website, such as https://example.com.");
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:")
    return refuse("The address must start with https:// or http://.");
  if (parsed.username || parsed.password)
    return refuse("Leave the user name and password out of the address.");
  const host = parsed.hostname.replace(/\.$/, "");
  const refusal = refuseHost(host);
  if (refusal) return refuse(refusal);
  const url = `${parsed.protocol}//${host}${parsed.port && `:${parsed.port}`}${tidyPath(parsed.pathname)}`;
  if (url.length > MAX_SITE_URL_LENGTH)
    return refuse(`The address is longer than ${MAX_SITE_URL_LENGTH} characters.`);
  return { ok: true, url, domain: domainToUnicode(host) || host };
}

/** Names that never lead to a public server (RFC 6761, RFC 8375 and what routers hand out). */
const PRIVATE_SUFFIXES = [
  "local",
  "localhost",
  "localdomain",
  "internal",
  "intranet",
  "lan",
  "home",
  "corp",
  "invalid",
  "onion",
  "arpa",
];

/** People leave the scheme out. `example.com:8080` names a port, not a scheme. */
function parseTyped(typed: string): URL | undefined {
  const hasScheme = /^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(typed);
  const candidate = hasScheme ? typed : `https://${typed.replace(/^\/+/, "")}`;
  return URL.canParse(candidate) ? new URL(candidate) : undefined;
}

function refuseHost(host: string): string | undefined {
  const { domain, isIp, publicSuffix } = parse(host, { allowPrivateDomains: false });
  if (isIp) return "Enter the site's domain name rather than an IP address.";
  if (!host.includes(".") || !domain || host.split(".").some((label) => label === "" || label.length > 63))
    return "Enter a whole domain name, such as example.com.";
  if (PRIVATE_SUFFIXES.includes(publicSuffix ?? ""))
    return "That name works inside a private network only. Enter the site's public address.";
  return undefined;
}

function refuse(reason: string): SiteUrl {
  return { ok: false, reason };
}

/** The normalised address; throws validation_error with the reason beside `url`. */
export function requireSiteUrl(typed: string): { url: string; domain: string } {
  const result = normaliseSiteUrl(typed);
  if (!result.ok) throw new AppError("validation_error", { fields: { url: [result.reason] } });
  return result;
}

/**
 * Throws site_exists when another live site of the account has the host and path, whatever the scheme, the port or a www
 * before it. Under the account's lock.
 */
export async function refuseTakenUrl(
  tx: Tx,
  accountId: number,
  { url, domain }: { url: string; domain: string },
  exceptId = 0,
): Promise<void> {
  const bare = domain.replace(/^www\./, "");
  const sameHost = await tx
    .select({ url: sites.url })
    .from(sites)
    .where(
      and(
        eq(sites.accountId, accountId),
        inArray(sites.domain, [bare, `www.${bare}`]),
        isNull(sites.deletedAt),
        ne(sites.id, exceptId),
      ),
    );
  if (sameHost.some((site) => hostAndPath(site.url) === hostAndPath(url)))
    throw new AppError("site_exists", { fields: { url: ["You have a site with this address."] } });
}
