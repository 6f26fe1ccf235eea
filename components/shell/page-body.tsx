"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { PageSkeleton } from "@/components/ui/data/skeleton";
import { endNavigating, isNavigating, onNavigating } from "@/components/ui/page/navigating";

/**
 * The page; or the shape of one, while a link is followed. Not loading.tsx, which would stay forever where JavaScript
 * is off, and answer 200 before a page says 404.
 */
export function PageBody({ children }: { children: ReactNode }) {
  const isAway = useSyncExternalStore(onNavigating, isNavigating, () => false);
  const path = usePathname();
  useEffect(() => {
    if (path) endNavigating();
  }, [path]);
  return (
    <>
      {isAway && <PageSkeleton />}
      <div hidden={isAway}>{children}</div>
    </>
  );
}
