import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Button, LinkButton } from "./button";
import { Field } from "./field";

interface FilterFormProps {
  /** The page that the list is on. */
  action: string;
  /** Days as the page's address says them. */
  from: string | undefined;
  to: string | undefined;
  /** What else the list is narrowed by. */
  children: ReactNode;
  className?: string;
}

/** Narrows a list, by days at least. A plain GET form: each answer has an address, and needs no JavaScript. */
export function FilterForm({ action, from, to, children, className }: FilterFormProps) {
  return (
    <form
      action={action}
      className={cn("mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5", className)}
    >
      {children}
      <Field name="from" type="date" label="From (UTC)" defaultValue={from} />
      <Field name="to" type="date" label="To (UTC)" defaultValue={to} />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          Filter
        </Button>
        <LinkButton href={action} variant="ghost">
          Clear
        </LinkButton>
      </div>
    </form>
  );
}
