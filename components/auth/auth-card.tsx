import type { ReactNode } from "react";
import { Card } from "@/components/ui/page/card";

interface AuthCardProps {
  title: string;
  description?: ReactNode;
  /** The other way on, below the card. */
  footer?: ReactNode;
  children: ReactNode;
}

/** One heading, one form: every page on which a visitor becomes somebody. */
export function AuthCard({ title, description, footer, children }: AuthCardProps) {
  return (
    <>
      <Card>
        <h1 className="text-2xl font-semibold text-balance">{title}</h1>
        {description && <p className="mt-1.5 text-muted text-pretty">{description}</p>}
        <div className="mt-6 space-y-5">{children}</div>
      </Card>
      {footer && (
        <p className="mt-5 text-center text-muted [&_a]:font-medium [&_a]:text-brand [&_a]:underline [&_a]:underline-offset-4">
          {footer}
        </p>
      )}
    </>
  );
}
