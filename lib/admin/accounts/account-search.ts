import { z } from "zod";
import { textParam } from "@/lib/page-params";
import { type AccountFilter, backOfficeAccountFilter } from "./account-filter";
import { ACCOUNT_SORTS, type AccountCursor, type AccountSort, type ListedAccount } from "./list-accounts";

const { status, method } = backOfficeAccountFilter.shape;
const params = z.object({
  q: textParam,
  status: status.catch(undefined),
  method: method.catch(undefined),
  plan: textParam,
  sort: z.enum(ACCOUNT_SORTS).catch("newest"),
  after: textParam,
});

export interface AccountSearch {
  list: { filter: AccountFilter; sort: AccountSort; after: AccountCursor | undefined };
}

/** The address of the accounts page as a search. What does not parse narrows nothing. */
export function accountSearch(raw: Record<string, unknown>): AccountSearch {
  const { sort, after, ...filter } = params.parse(raw);
  return { list: { filter, sort, after: parseCursor(after) } };
}

/** The rows of one page, and the addresses of the next one and of the whole list as a file. */
export function accountPage(rows: ListedAccount[], { list }: AccountSearch, size: number) {
  const results = rows.slice(0, size);
  const last = results.at(-1);
  const query = new URLSearchParams(
    Object.entries({ ...list.filter, sort: list.sort }).filter(
      (entry): entry is [string, string] => !!entry[1],
    ),
  );
  const exportHref = `/admin/accounts/export?${query}`;
  if (rows.length <= size || !last) return { results, exportHref, nextHref: undefined };
  query.set("after", String(last.id));
  return { results, exportHref, nextHref: `/admin/accounts?${query}` };
}

function parseCursor(text: string): AccountCursor | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? { id: Number(text) } : undefined;
}
