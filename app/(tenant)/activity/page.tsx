import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { ActivityFilters } from "@/components/activity/activity-filters";
import { ActivityList } from "@/components/activity/activity-list";
import { EmptyState } from "@/components/ui/data/empty-state";
import { ExportLink } from "@/components/ui/data/export-link";
import { LoadMore } from "@/components/ui/data/load-more";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { activityFilterParams, readActivityFilter } from "@/lib/team/activity/activity-filter";
import { listActivity } from "@/lib/team/activity/list-activity";
import { listMembers } from "@/lib/team/queries";

export const metadata: Metadata = { title: "Activity" };
const PAGE_SIZE = 50;
const MEMBERS_SHOWN = 100;

/** For owners: it tells of everybody in the account, of its money and of our own team. */
export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const { account } = await requireTenant({ permission: "account:write" });
  const raw = await searchParams;
  const filter = readActivityFilter(raw);
  const list = { limit: PAGE_SIZE, after: afterPage(textParam.parse(raw.cursor)) };
  const [rows, members] = await Promise.all([
    listActivity(account.id, filter, list),
    listMembers(account.id, { limit: MEMBERS_SHOWN }),
  ]);
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ id }) => id);
  const query = new URLSearchParams(activityFilterParams(filter));
  const exportHref = `/activity/export?${query}`;
  if (next_cursor) query.set("cursor", next_cursor);
  return (
    <>
      <PageHeader
        title="Activity"
        description="What was done in this account, by whom, and when our team looked into it."
        action={<ExportLink href={exportHref} />}
      />
      <ActivityFilters
        filter={filter}
        members={members.map(({ userId, firstName, lastName, email }) => ({
          userId,
          name: `${firstName} ${lastName}`.trim() || email,
        }))}
      />
      {results.length > 0 ? (
        <ActivityList rows={results} />
      ) : (
        <EmptyState icon={ScrollText} title="No matching events">
          Widen the filter, or clear it.
        </EmptyState>
      )}
      <LoadMore href={next_cursor ? `/activity?${query}` : undefined} />
    </>
  );
}
