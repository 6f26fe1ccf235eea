import type { Metadata } from "next";
import { DocsSearch } from "@/components/docs/docs-frame";
import { findInDocs } from "@/components/docs/find-in-docs";
import { Badge } from "@/components/ui/data/badge";
import { type SearchParams, textParam } from "@/lib/page-params";
import { docsEntries } from "../entries";

export const metadata: Metadata = { title: "Search the documentation", robots: { index: false } };

export default async function DocsSearchPage({ searchParams }: { searchParams: SearchParams }) {
  const q = textParam.parse((await searchParams).q);
  const found = findInDocs(docsEntries(), q);
  return (
    <div className="max-w-3xl">
      <h1 className="mb-4 text-3xl font-bold">Search</h1>
      <DocsSearch value={q} />
      <p role="status" className="mt-4 text-muted">
        {outcome(q, found.length)}
      </p>
      <ol className="mt-2 divide-y divide-border">
        {found.map(({ href, title, kind, text }) => (
          <li key={href} className="py-3">
            <p className="flex flex-wrap items-center gap-2">
              <Badge>{kind}</Badge>
              <a href={href} className="font-medium text-brand underline underline-offset-4 wrap-anywhere">
                {title}
              </a>
            </p>
            <p className="line-clamp-2 text-sm text-muted wrap-anywhere">{text.replaceAll("`", "")}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function outcome(q: string, count: number): string {
  if (!q) return "Search for an operation, an error code or a subject.";
  if (count === 0) return `Nothing found for “${q}”. Try fewer or other words.`;
  return count === 1 ? "One result." : `${count} results.`;
}
