/** A place in the documentation that a search can lead to. */
export interface DocsEntry {
  href: string;
  title: string;
  /** Where it is: "Guide", "Operation". */
  kind: string;
  /** What it says, beside its title. */
  text: string;
}

const MOST = 40;

/** The entries that have each of the words in them, those first that have them in their title. Pure. */
export function findInDocs(entries: readonly DocsEntry[], q: string): DocsEntry[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** 0 where a word is missing. */
function rankOf({ title, text }: DocsEntry, words: readonly string[]): number {
  const [head, rest] = [title.toLowerCase(), text.toLowerCase()];
  if (!words.every((word) => head.includes(word) || rest.includes(word))) return 0;
  return 1 + words.filter((word) => head.includes(word)).length * 10 + (head === words.join(" ") ? 100 : 0);
}
