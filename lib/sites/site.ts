/** Words of sites. Pure. A site over a smaller plan's limit is `read_only`, never deleted. */
export const SITE_STATUSES = ["active", "read_only"] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];
