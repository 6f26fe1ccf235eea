import { makePublicId } from "@/lib/api-keys/store-api-key";
import type { Author } from "@/lib/audit/author";
import { findSessionVersion } from "@/lib/auth/sessions/session-version";
import { AppError } from "@/lib/errors";
import { createSite } from "@/lib/sites/create-site";
import { getSite } from "@/lib/sites/queries";
import { requireWritable } from "@/lib/sites/require-writable";
import { sealConnectCode } from "./connect-code";
import type { ConnectRequest } from "./connect-request";

interface GrantConnection {
  accountId: number;
  userId: number;
  /** Null: a new site at that address. */
  siteId: number | null;
  request: ConnectRequest;
  by: Author;
}

/**
 * Somebody has confirmed that this WordPress may connect: answers the code that it exchanges for a key. Throws not_found,
 * site_read_only, or what createSite throws.
 */
export async function grantConnection({
  accountId,
  userId,
  siteId,
  request,
  by,
}: GrantConnection): Promise<string> {
  const sessionVersion = await findSessionVersion(userId);
  if (sessionVersion === undefined) throw new AppError("unauthenticated");
  const site = siteId === null ? await createFor(accountId, request, by) : await getSite(accountId, siteId);
  requireWritable(site);
  return sealConnectCode({
    accountId,
    userId,
    sessionVersion,
    siteId: site.id,
    siteUrl: request.site,
    installId: request.install_id ?? null,
    challenge: request.code_challenge,
    keyId: makePublicId(),
  });
}

function createFor(accountId: number, { site, name }: ConnectRequest, by: Author) {
  const { hostname } = new URL(site);
  return createSite({ accountId, name: name ?? hostname, url: site, by });
}
