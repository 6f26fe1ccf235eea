import { AppError } from "@/lib/errors";
import { afterId, type Page, page } from "@/lib/pagination";

/** A page of a short list that is read whole and keeps an order of its own, such as the plans. */
export function pageOfAll<T extends { id: number }>(
  all: T[],
  { limit, cursor }: { limit: number; cursor?: string },
): Page<T> {
  const after = afterId(cursor);
  const start = after === undefined ? 0 : positionAfter(all, after);
  return page(all.slice(start, start + limit + 1), limit, ({ id }) => id);
}

/** The list keeps an order of its own, so an entry that has gone says nothing of where it stood. */
function positionAfter(all: { id: number }[], after: number): number {
  const at = all.findIndex(({ id }) => id === after);
  if (at >= 0) return at + 1;
  const message = "The list has changed since that page. Start again from its first page.";
  throw new AppError("invalid_cursor", { fields: { cursor: [message] } });
}
