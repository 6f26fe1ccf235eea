import { afterId, type Page, page } from "@/lib/pagination";

/** A page of a short list that is read whole and keeps an order of its own, such as the plans. */
export function pageOfAll<T extends { id: number }>(
  all: T[],
  { limit, cursor }: { limit: number; cursor?: string },
): Page<T> {
  const after = afterId(cursor);
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  return page(all.slice(start, start + limit + 1), limit, ({ id }) => id);
}
