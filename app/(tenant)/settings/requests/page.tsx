import type { Metadata } from "next";
import { z } from "zod";
import { NoRequests } from "@/components/requests/no-requests";
import { RequestFilters } from "@/components/requests/request-filters";
import { RequestTable } from "@/components/requests/request-table";
import { ExportLink } from "@/components/ui/data/export-link";
import { LoadMore } from "@/components/ui/data/load-more";
import { PageHeader } from "@/components/ui/page/page-header";
import { listApiKeys } from "@/lib/api-keys/queries";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { readRequestFilter, requestFilterParams } from "@/lib/request-log/input";
import { listRequests } from "@/lib/request-log/queries";

export const metadata: Metadata = { title: "API requests" };
const PAGE_SIZE = 50;
/** In the choice of keys; others are found by their address in the list. */
const KEYS_SHOWN = 100;
const query = z.object({ cursor: textParam });

export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const { account } = await requireTenant({ permission: "requests:read" });
  const params = await searchParams;
  const filter = readRequestFilter(params);
  const { cursor } = query.parse(params);
  const [rows, keys] = await Promise.all([
    listRequests(account.id, filter, { limit: PAGE_SIZE, after: afterPage(cursor) }),
    listApiKeys(account.id, { limit: KEYS_SHOWN }),
  ]);
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  const filtered = requestFilterParams(filter);
  const next = next_cursor && new URLSearchParams({ ...filtered, cursor: next_cursor });
  return (
    <>
      <PageHeader
        title="API requests"
        description="What was asked of the API in this account's name in the last 14 days, and what it answered. New requests appear within seconds."
        action={<ExportLink href={`/settings/requests/export?${new URLSearchParams(filtered)}`} />}
      />
      <RequestFilters
        filter={filter}
        keys={keys.slice(0, KEYS_SHOWN).map(({ id, name }) => ({ id, name }))}
      />
      {results.length > 0 ? (
        <RequestTable rows={results} />
      ) : (
        <NoRequests isFiltered={Object.keys(filtered).length > 0} />
      )}
      <LoadMore href={next ? `/settings/requests?${next}` : undefined} />
    </>
  );
}
