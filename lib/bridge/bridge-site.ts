import type { SiteStatus } from "@/db/words";
import type { KeyCaller } from "@/lib/api/callers/caller";
import { countWaiting } from "@/lib/deliveries/count-waiting";
import { AppError } from "@/lib/errors";
import { getSite } from "@/lib/sites/queries";
import type { Site } from "@/lib/sites/site";
import type { BoundIdentity, Identity } from "./identity/identity";
import { requireIdentity } from "./identity/require-identity";

export interface BridgeSite {
  accountId: number;
  siteId: number;
  status: SiteStatus;
  /** The WordPress that is connected as this site, and how often the inventory has changed. */
  bound: BoundIdentity | null;
  contentRevision: number;
  /** As the key's own statement counted them; undefined for a key of all sites. */
  deliveriesWaiting?: number;
}

/** What is read of a request to learn who makes it. */
interface Told {
  headers: { get: (name: string) => string | null };
}

/** What a call says of itself in its query or its body. */
export interface ToldIdentity {
  install_id?: string;
  site_url?: string;
}

/** The site that a call is about. A site's own key knows no other; a key for all sites has to name one. */
export async function bridgeSite(caller: KeyCaller, asked: number | undefined): Promise<BridgeSite> {
  const accountId = caller.account.id;
  const own = caller.apiKey.site;
  if (own) {
    if (asked !== undefined && asked !== own.id) throw new AppError("not_found");
    const { id: siteId, ...known } = own;
    return { accountId, siteId, ...known };
  }
  if (asked === undefined) throw new AppError("validation_error", { fields: { site_id: [SITE_MISSING] } });
  const { id: siteId, status, connection } = await getSite(accountId, asked);
  return {
    accountId,
    siteId,
    status,
    bound: connection && boundOf(connection),
    contentRevision: connection?.contentRevision ?? 0,
  };
}

/** How many deliveries the plugin could fetch when the call came. */
export async function deliveriesWaiting(site: BridgeSite): Promise<number> {
  return site.deliveriesWaiting ?? countWaiting(site);
}

/** Like `bridgeSite`, for a call that changes something: refused to another WordPress than the one that is connected. */
export async function bridgeSiteOf(
  { caller, request }: { caller: KeyCaller; request: Told },
  asked: number | undefined,
  ...told: ToldIdentity[]
): Promise<BridgeSite> {
  const site = await bridgeSite(caller, asked);
  await requireIdentity(site, callerIdentity(request, ...told), caller.apiKey.id);
  return site;
}

/** Who makes a call; its User-Agent says whether it is our plugin. The first that says something counts. */
export function callerIdentity({ headers }: Told, ...told: ToldIdentity[]): Identity {
  return { ...identityOf(...told), isPlugin: isBridgePlugin(headers) };
}

/** Whether a call says that our plugin makes it. Pure. */
export function isBridgePlugin(headers: Told["headers"]): boolean {
  return headers.get("user-agent")?.startsWith("igny8-bridge/") ?? false;
}

/** Which WordPress is meant. The first that says something counts. */
export function identityOf(...told: ToldIdentity[]): Identity {
  const first = (name: keyof ToldIdentity) => told.find((each) => each[name] !== undefined)?.[name] ?? null;
  return { installId: first("install_id"), siteUrl: first("site_url") };
}

function boundOf({
  siteUrl,
  installId,
  apiKeyId,
  disconnectedAt,
}: NonNullable<Site["connection"]>): BoundIdentity {
  return { siteUrl, installId, apiKeyId, isDisconnected: disconnectedAt !== null };
}

const SITE_MISSING = "This key is for every site of the account: add ?site_id=.";
