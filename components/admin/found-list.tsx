import { SearchX } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/data/empty-state";
import type { Found, FoundKind } from "@/lib/admin/search/find-anything";
import { FOUND_GROUPS } from "@/lib/admin/search/found-groups";

/** What a search found, by kind. */
export function FoundList({ found, q }: { found: readonly Found[]; q: string }) {
  if (found.length === 0) {
    return (
      <EmptyState icon={SearchX} title="No results">
        Nothing matches “{q}”. Try fewer words or a part of one.
      </EmptyState>
    );
  }
  const kinds = (Object.keys(FOUND_GROUPS) as FoundKind[]).filter((kind) =>
    found.some((each) => each.kind === kind),
  );
  return (
    <div className="space-y-5">
      {kinds.map((kind) => (
        <section key={kind} aria-label={FOUND_GROUPS[kind]}>
          <h2 className="mb-2 text-base font-semibold">{FOUND_GROUPS[kind]}</h2>
          <ul className="divide-y divide-border rounded-card border border-border bg-surface shadow-raised">
            {found
              .filter((each) => each.kind === kind)
              .map(({ id, title, detail, href }) => (
                <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5">
                  <Link href={href} className="font-medium break-all hover:underline">
                    {title}
                  </Link>
                  <span className="text-muted wrap-anywhere">{detail}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
