import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A surface. Give it `title` (and `description`, `action`) for the usual head, or compose freely. */
export function Card({
  title,
  description,
  action,
  children,
  className,
  ...props
}: Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section
      className={cn("rounded-card border border-border bg-surface p-5 shadow-raised sm:p-6", className)}
      {...props}
    >
      {title && <CardHeader title={title} description={description} action={action} />}
      {children}
    </section>
  );
}

function CardHeader({
  title,
  description,
  action,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 space-y-0.5">
        <h2 className="text-base font-semibold wrap-anywhere">{title}</h2>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {action}
    </header>
  );
}

/** The row of buttons at a card's or dialog's end. */
export function CardFooter({ className, ...props }: ComponentProps<"footer">) {
  return (
    <footer className={cn("mt-5 flex flex-wrap items-center justify-end gap-2", className)} {...props} />
  );
}
