import { notFound } from "next/navigation";
import { cache } from "react";
import { idParam } from "@/lib/api/input/validate";
import type { SearchParams } from "@/lib/page-params";
import { findSite } from "@/lib/sites/queries";
import type { Site } from "@/lib/sites/site";

export type SiteParams = Promise<{ id: string }>;

export interface SitePageProps {
  params: SiteParams;
  searchParams: SearchParams;
}

/** The site that the address names; the 404 page when it is nobody's, somebody else's or no id at all. */
export async function sitePage(accountId: number, params: SiteParams): Promise<Site> {
  const id = idParam.safeParse((await params).id);
  const site = id.success ? await findSiteOnce(accountId, id.data) : undefined;
  return site ?? notFound();
}

/** Once a request: the title and the page itself both ask. */
const findSiteOnce = cache(findSite);
