"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { tenantAction } from "@/lib/actions/tenant-action";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { settleIdentity } from "@/lib/bridge/identity/settle-identity";
import { settleIdentityForm } from "@/lib/bridge/input";
import { createSite } from "@/lib/sites/create-site";
import { deleteSite } from "@/lib/sites/delete-site";
import { addSectorsForm, editSiteForm, sectorIdForm, siteForm, siteIdForm } from "@/lib/sites/input";
import { createManySites } from "@/lib/sites/list/many-sites";
import { manySitesForm } from "@/lib/sites/list/many-sites-form";
import { getSite } from "@/lib/sites/queries";
import { createSectors } from "@/lib/sites/sectors/create-sector";
import { deleteSector } from "@/lib/sites/sectors/delete-sector";
import { updateSite } from "@/lib/sites/update-site";

export const createSiteAction = tenantAction(
  { permission: "sites:write", schema: siteForm, limit: "content_write" },
  async ({ input: { name, url, industry_id }, viewer, by }) => {
    const site = await createSite({ accountId: viewer.account.id, name, url, industryId: industry_id, by });
    revalidatePath("/sites", "layout");
    redirect(`/sites/${site.id}`);
  },
);

/** A paste of sites: what could not be added comes back with its reason. */
export const createManySitesAction = tenantAction(
  { permission: "sites:write", schema: manySitesForm, limit: "content_write" },
  async ({ input: { sites }, viewer, by }) => {
    const added = await createManySites(sites, { accountId: viewer.account.id, by });
    revalidatePath("/sites", "layout");
    return { ok: true, data: added };
  },
);

export const updateSiteAction = tenantAction(
  { permission: "sites:write", schema: editSiteForm, limit: "content_write" },
  async ({ input: { site_id: siteId, ...input }, viewer, by }) => {
    const { name, url, industry_id: industryId, require_approval, create_terms } = input;
    const deliveries = { requireApproval: require_approval, createTerms: create_terms };
    const change = { name, url, industryId, ...deliveries };
    await updateSite({ accountId: viewer.account.id, siteId, ...change, by });
    revalidatePath("/sites", "layout");
    redirect(`/sites/${siteId}?done=saved`);
  },
);

export const deleteSiteAction = tenantAction(
  { permission: "sites:delete", schema: siteIdForm, limit: "content_write" },
  async ({ input: { site_id: siteId }, viewer, by }) => {
    await deleteSite({ accountId: viewer.account.id, siteId, by });
    revalidatePath("/sites", "layout");
    redirect("/sites?done=deleted");
  },
);

export const addSectorsAction = tenantAction(
  { permission: "sites:write", schema: addSectorsForm, limit: "content_write" },
  async ({ input: { site_id: siteId, template, name }, viewer, by }) => {
    const own = name === "" ? [] : [{ name }];
    const sectors = [...template.map((industrySectorId) => ({ industrySectorId })), ...own];
    const made = await createSectors({ accountId: viewer.account.id, siteId, sectors, by });
    revalidatePath("/sites", "layout");
    return { ok: true, message: `Added ${made.map((sector) => sector.name).join(", ")}.` };
  },
);

export const deleteSectorAction = tenantAction(
  { permission: "sites:delete", schema: sectorIdForm, limit: "content_write" },
  async ({ input: { site_id: siteId, sector_id: sectorId }, viewer, by }) => {
    await deleteSector({ accountId: viewer.account.id, siteId, sectorId, by });
    revalidatePath("/sites", "layout");
    return { ok: true, message: "Sector removed." };
  },
);

/** A key that can do what the plugin does for this site, and nothing else. */
export const createSiteKeyAction = tenantAction(
  { permission: "api_keys:manage", schema: siteIdForm, limit: "content_write" },
  async ({ input: { site_id: siteId }, viewer, by }) => {
    const site = await getSite(viewer.account.id, siteId);
    const { key } = await createApiKey({
      accountId: viewer.account.id,
      userId: viewer.userId,
      name: `WordPress at ${site.domain}`.slice(0, 100),
      siteId,
      scopes: ["bridge:read", "bridge:write"],
      expiresAt: null,
      by,
    });
    revalidatePath(`/sites/${siteId}`);
    return { ok: true, data: { key } };
  },
);

/** Of two WordPress installations that say they are the site, one is. */
export const settleIdentityAction = tenantAction(
  { permission: "sites:write", schema: settleIdentityForm, limit: "content_write" },
  async ({ input: { site_id: siteId, choice, site_url: siteUrl, install_id: installId }, viewer, by }) => {
    await settleIdentity({ accountId: viewer.account.id, siteId, choice, meant: { siteUrl, installId }, by });
    revalidatePath("/sites", "layout");
    return { ok: true };
  },
);
