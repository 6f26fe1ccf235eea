import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** What scrolls must be reachable by keyboard (WCAG 2.1.1); not every browser does that on its own. */
const SCROLLABLE = { tabIndex: 0 } as const;

interface TableProps extends ComponentProps<"table"> {
  /** Names it for screen readers. */
  label: string;
  /**
   * What becomes of it on a phone. `cards`: each row is a card, its cells below each other, the `label` of each beside it.
   * `columns`: each row's name stands above its cells. Else it scrolls sideways, by touch and by keyboard.
   */
  narrow?: "cards" | "columns";
}

export function Table({ label, narrow, className, ...props }: TableProps) {
  return (
    <section
      aria-label={label}
      {...SCROLLABLE}
      className="relative w-full overflow-x-auto rounded-card border border-border bg-surface shadow-raised"
    >
      <table
        data-narrow={narrow}
        className={cn("w-full border-collapse text-left text-sm tabular-nums", className)}
        {...props}
      />
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

interface TableCellProps extends ComponentProps<"td"> {
  /** The name of its column, where the table is cards on a phone. A cell without one takes the whole width. */
  label?: string;
}

export function TableCell({ label, className, ...props }: TableCellProps) {
  return <td data-label={label} className={cn("px-4 py-3 align-middle", className)} {...props} />;
}
