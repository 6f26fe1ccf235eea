"use client";

import { useEffect, useState } from "react";
import type { FindSites, FoundSite } from "./found-site";

const PAUSE_MS = 200;

export interface FoundSites {
  sites: FoundSite[];
  /** What is typed has not been answered yet; `sites` are of what was typed before. */
  isLooking: boolean;
}

/** The sites that fit what is being typed, asked for once the typing pauses; an older answer never replaces a newer. */
export function useFoundSites(findSites: FindSites | undefined, query: string): FoundSites {
  const [found, setFound] = useState<{ query: string; sites: FoundSite[] }>();
  useEffect(() => {
    if (!findSites) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const sites = await ask(findSites, query);
      if (isCurrent) setFound({ query, sites });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [findSites, query]);
  return { sites: found?.sites ?? [], isLooking: findSites !== undefined && found?.query !== query };
}

/** None where the network is away: the pages are found all the same. */
async function ask(findSites: FindSites, query: string): Promise<FoundSite[]> {
  const asked = new FormData();
  asked.set("q", query);
  const { data } = await findSites({}, asked).catch(() => ({ data: undefined }));
  return Array.isArray(data) ? data : [];
}
