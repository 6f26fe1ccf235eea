import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface SectionProps {
  id?: string;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Section({ id, title, lead, children, className }: SectionProps) {
  return (
    <section id={id} className={cn("scroll-mt-16 border-t border-border py-16 sm:py-24", className)}>
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <h2 className="max-w-2xl text-3xl font-semibold text-balance">{title}</h2>
        {lead && <p className="mt-3 max-w-2xl text-lg text-muted text-pretty">{lead}</p>}
        <div className="mt-10">{children}</div>
      </div>
    </section>
  );
}
