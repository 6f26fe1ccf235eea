"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/data/skeleton";

/** The chart's code is fetched once the page stands; until then, and without JavaScript, the table says the same. */
export const LazyChart = dynamic(() => import("./spend-chart"), {
  ssr: false,
  loading: () => <Skeleton className="h-[260px]" />,
});
