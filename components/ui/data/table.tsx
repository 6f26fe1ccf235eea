import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** What scrolls must be reachable by keyboard (WCAG 2.1.1); not every browser does that by itself. */
const SCROLLABLE = { tabIndex: 0 } as const;

/** A table that scrolls sideways on narrow screens, by touch and by keyboard. `label` names it for screen readers. */
export function Table({ label, className, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <section
      aria-label={label}
      {...SCROLLABLE}
      className="relative w-full overflow-x-auto rounded-card border border-border bg-surface shadow-raised"
    >
      <table className={cn("w-full border-collapse text-left text-sm tabular-nums", className)} {...props} />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b border-border bg-sunken/60", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("divide-y divide-border", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("[tbody_&]:hover:bg-sunken/50", className)} {...props} />;
}

export function TableHeader({ className, scope = "col", ...props }: ComponentProps<"th">) {
  return (
    <th
      scope={scope}
      className={cn("px-4 py-2.5 font-medium whitespace-nowrap text-muted", className)}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("px-4 py-3 align-middle", className)} {...props} />;
}
