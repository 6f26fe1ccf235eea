import type { Role } from "@/db/words";
import { hasPermission } from "@/lib/accounts/role";
import { isReadOnly, type Site } from "./site";

/** What somebody may do to a site on its page. */
interface SiteActs {
  mayEdit: boolean;
  mayDelete: boolean;
  mayAddSectors: boolean;
  mayRemoveSectors: boolean;
  mayMakeKeys: boolean;
  maySetBudget: boolean;
}

/** As the role allows; a read-only site can still be deleted, and nothing else. Pure. */
export function siteActs(site: Pick<Site, "status">, role: Role): SiteActs {
  const mayWrite = hasPermission(role, "sites:write") && !isReadOnly(site);
  const mayDelete = hasPermission(role, "sites:delete");
  return {
    mayEdit: mayWrite,
    mayDelete,
    mayAddSectors: mayWrite,
    mayRemoveSectors: mayDelete && !isReadOnly(site),
    mayMakeKeys: hasPermission(role, "api_keys:manage") && !isReadOnly(site),
    maySetBudget: hasPermission(role, "budgets:manage") && !isReadOnly(site),
  };
}
