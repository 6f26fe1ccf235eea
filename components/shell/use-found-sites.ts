"use client";

import { useEffect, useState } from "react";
import type { FindSites, FoundSite } from "./found-site";

const PAUSE_MS = 200;

/** The sites that fit what is being typed, asked for once the typing pauses; an older answer never replaces a newer. */
export function useFoundSites(findSites: FindSites | undefined, query: string): FoundSite[] {
  const [sites, setSites] = useState<FoundSite[]>([]);
  useEffect(() => {
    if (!findSites) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const asked = new FormData();
      asked.set("q", query);
      const { data } = await findSites({}, asked);
      if (isCurrent) setSites(Array.isArray(data) ? data : []);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [findSites, query]);
  return sites;
}
