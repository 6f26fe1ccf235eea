import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { NavigatingMark } from "./navigating-mark";

export interface Crumb {
  label: string;
  href?: string;
}

/** Where the page is; the last crumb is the page itself. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-3">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-muted">
        {crumbs.map((crumb, at) => (
          <li key={crumb.href ?? crumb.label} className="flex min-w-0 items-center gap-1.5">
            {at > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0" />}
            {crumb.href ? (
              <Link
                href={crumb.href}
                className="min-w-0 rounded-sm wrap-anywhere hover:text-text hover:underline"
              >
                {crumb.label}
                <NavigatingMark />
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-text">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
