import { bareAddress } from "@/lib/sites/bare-address";
import { listSites } from "@/lib/sites/queries";
import { isReadOnly } from "@/lib/sites/site";

/** More than fit a menu; beyond that, a key is made on the site's page. */
const MOST_SITES = 200;

export interface ConnectChoices {
  sites: { id: number; name: string; url: string }[];
  /** The one at the address that asks. */
  matchingId: number | undefined;
}

/** The sites that a WordPress at that address may connect as. */
export async function listConnectChoices(accountId: number, site: string): Promise<ConnectChoices> {
  const all = await listSites(accountId, { limit: MOST_SITES });
  const sites = all.filter((each) => !isReadOnly(each)).map(({ id, name, url }) => ({ id, name, url }));
  return { sites, matchingId: sites.find(({ url }) => bareAddress(url) === bareAddress(site))?.id };
}
