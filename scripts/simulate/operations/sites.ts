import fc from "fast-check";
import { createSite as createSiteVerb } from "@/lib/sites/create-site";
import { deleteSite as deleteSiteVerb } from "@/lib/sites/delete-site";
import { pick, tenantOperation } from "../operation";
import { justWho, which } from "./arbitraries";
import { OWNER } from "./staff-act";

export const createSite = tenantOperation({
  weight: 6,
  args: justWho,
  run: (world, { id }, args) => {
    const name = world.reference(args).toLowerCase();
    return createSiteVerb({ accountId: id, name, url: `https://${name}.test`, by: OWNER });
  },
});

export const deleteSite = tenantOperation<{ which: number }>({
  weight: 1,
  args: (who) => fc.record({ who, which }),
  run: async (world, { id }, { which }) => {
    const { rows } = await world.db.query<{ id: string }>(
      "select id from sites where account_id = $1 and deleted_at is null order by id",
      [id],
    );
    const site = pick(rows, which);
    if (site) await deleteSiteVerb({ accountId: id, siteId: Number(site.id), by: OWNER });
  },
});
