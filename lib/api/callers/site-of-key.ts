import { AppError } from "@/lib/errors";
import type { TenantCaller } from "./caller";

/** The one site that a caller sees; undefined for people, and for keys that are for every site. */
export function onlySiteOf({ apiKey }: TenantCaller): number | undefined {
  return apiKey?.siteId ?? undefined;
}

/** For a key that is bound to a site, every other is not there. Throws not_found. */
export function requireSeesSite(caller: TenantCaller, siteId: number): void {
  const only = onlySiteOf(caller);
  if (only !== undefined && only !== siteId) throw new AppError("not_found");
}

/** For what is no single site's. Throws forbidden. */
export function requireEverySite(caller: TenantCaller): void {
  if (onlySiteOf(caller) === undefined) return;
  throw new AppError("forbidden", {
    message: "This API key is for one site. This needs a key for every site.",
  });
}
