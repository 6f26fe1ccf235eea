import type { LineItem } from "@/db/words";
import { losesLetters } from "@/lib/print/printable";

/** A plan or a package: what it is called, and what identifies it. */
export interface Named {
  name: string;
  slug: string;
}

/**
 * How a line of an invoice names what it bills. A name in letters that no font of ours has is printed as what identifies the
 * plan or package. Transliterating it would make up a name that nobody gave.
 */
export function lineWords(
  things: readonly Named[],
  words: (...names: string[]) => string,
): Pick<LineItem, "description" | "printed"> {
  const description = words(...things.map(({ name }) => name));
  if (!things.some(({ name }) => losesLetters(name))) return { description };
  return {
    description,
    printed: words(...things.map(({ name, slug }) => (losesLetters(name) ? slug : name))),
  };
}
