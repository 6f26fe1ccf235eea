"use client";

import { useEffect, useState } from "react";
import type { FormAction } from "@/lib/actions/form-state";
import type { Finder, FoundThing } from "./found-thing";

const PAUSE_MS = 200;

export interface FoundThings {
  things: FoundThing[];
  /** What is typed has not been answered yet; `things` are of what was typed before. */
  isLooking: boolean;
}

/** The records that fit what is being typed, asked for once the typing pauses; an older answer never replaces a newer. */
export function useFoundThings(finder: Finder | undefined, query: string): FoundThings {
  const find = finder?.find;
  const [found, setFound] = useState<{ query: string; things: FoundThing[] }>();
  useEffect(() => {
    if (!find) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const things = await ask(find, query);
      if (isCurrent) setFound({ query, things });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [find, query]);
  return { things: found?.things ?? [], isLooking: find !== undefined && found?.query !== query };
}

/** None where the network is away: the pages are found all the same. */
async function ask(find: FormAction, query: string): Promise<FoundThing[]> {
  const asked = new FormData();
  asked.set("q", query);
  const { data } = await find({}, asked).catch(() => ({ data: undefined }));
  return Array.isArray(data) ? data : [];
}
