import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A grey shape where something is about to be; give it the size of that something. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-pulse rounded-control bg-text/8", className)} {...props} />;
}

/** A whole page on its way: head and some rows. Says "Loading" once. Shown while a link is followed. */
export function PageSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div role="status" className="space-y-6">
      <h1 className="sr-only">Loading</h1>
      <Skeleton className="h-8 w-56" />
      <div className="space-y-3">
        {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
          <Skeleton key={key} className="h-16 rounded-card" />
        ))}
      </div>
    </div>
  );
}
