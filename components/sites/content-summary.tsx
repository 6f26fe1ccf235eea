import type { ContentCount } from "@/lib/sites/content-queries";
import { contentStatusWords } from "./content-status-words";

/** What a site has published and drafted, in one line: "page: 3 published · post: 20 published, 4 draft". */
export function ContentSummary({ counts }: { counts: ContentCount[] }) {
  if (counts.length === 0) return null;
  const types = [...new Set(counts.map(({ type }) => type))];
  return (
    <p className="mt-2 text-xs break-words text-muted tabular-nums">
      <span className="sr-only">Content: </span>
      {types.map((type) => `${type}: ${statuses(counts, type)}`).join(" · ")}
    </p>
  );
}

/** The most frequent first. */
function statuses(counts: ContentCount[], wanted: string): string {
  return counts
    .filter(({ type }) => type === wanted)
    .sort((a, b) => b.count - a.count)
    .map(({ status, count }) => `${count.toLocaleString("en")} ${contentStatusWords(status)}`)
    .join(", ");
}
