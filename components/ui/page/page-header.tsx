import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** One line about what this page is for. */
  description?: ReactNode;
  /** The page's one or two buttons. */
  action?: ReactNode;
}

/** The page's h1. */
export function PageHeader({ title, description, action }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="text-2xl font-semibold text-balance break-words">{title}</h1>
        {description && <p className="mt-1 max-w-2xl text-muted">{description}</p>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </header>
  );
}
