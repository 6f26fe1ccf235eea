"use server";

import { z } from "zod";
import { tenantAction } from "@/lib/actions/tenant-action";
import { listSites } from "@/lib/sites/queries";

const SHOWN = 8;

/** For the command menu: the sites whose name or domain has `q` in it. */
export const findSites = tenantAction(
  {
    permission: "sites:read",
    schema: z.object({ q: z.string().trim().max(100) }),
    limit: "content_read",
    readsOnly: true,
  },
  async ({ input, viewer }) => {
    const sites = await listSites(viewer.account.id, { limit: SHOWN, search: input.q || undefined });
    const data = sites.slice(0, SHOWN).map(({ id, name, domain }) => ({
      group: "Sites",
      title: name,
      detail: domain,
      href: `/sites/${id}`,
    }));
    return { ok: true, data };
  },
);
