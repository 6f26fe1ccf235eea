"use client";

import { useLinkStatus } from "next/link";
import { useEffect } from "react";
import { beginNavigating } from "./navigating";

/**
 * Inside a Link: while its page is on the way, the shell shows a page's shape; page-body.tsx. `outlives`: the link goes
 * before its page comes, as in a sheet that closes; it must lead to another path.
 */
export function NavigatingMark({ outlives = false }: { outlives?: boolean }) {
  const { pending } = useLinkStatus();
  useEffect(() => {
    if (!pending) return;
    const end = beginNavigating();
    return outlives ? undefined : end;
  }, [pending, outlives]);
  return null;
}
