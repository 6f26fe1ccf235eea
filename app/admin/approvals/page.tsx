import type { Metadata } from "next";
import { ApprovalTable } from "@/components/admin/approvals/approval-table";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import { PageHeader } from "@/components/ui/page/page-header";
import { listApprovals } from "@/lib/admin/approvals/list-approvals";
import { SHOWN, SHOWN_WORDS } from "@/lib/admin/approvals/shown";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { env } from "@/lib/env";
import { formatAmount } from "@/lib/money";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { approvalLimitCents } from "@/lib/staff/approval";

export const metadata: Metadata = { title: "Approvals" };
const PAGE_SIZE = 25;

export default async function ApprovalsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const raw = await searchParams;
  const wanted = textParam.parse(raw.show);
  const show = SHOWN.find((known) => known === wanted) ?? "waiting";
  const after = afterPage(textParam.parse(raw.cursor));
  const rows = await listApprovals({ show, limit: PAGE_SIZE, after });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ approval }) => approval.id);
  return (
    <>
      <PageHeader title="Approvals" description={rule()} />
      <LinkTabs
        label="Requests by state"
        tabs={SHOWN.map((value) => ({
          href: `/admin/approvals?show=${value}`,
          label: SHOWN_WORDS[value].label,
          isCurrent: value === show,
        }))}
      />
      <div className="mt-5">
        {results.length > 0 ? (
          <ApprovalTable approvals={results} />
        ) : (
          <EmptyState title={SHOWN_WORDS[show].none}>
            Requests that take a second person are listed here.
          </EmptyState>
        )}
      </div>
      <LoadMore href={next_cursor ? `/admin/approvals?show=${show}&cursor=${next_cursor}` : undefined} />
    </>
  );
}

function rule(): string {
  const limit = approvalLimitCents();
  if (limit === undefined)
    return "No amount takes two people here. APPROVAL_LIMIT sets one above which it does.";
  return `Above ${formatAmount(limit, env().CURRENCY)} one person asks and another approves. One of the two is an owner.`;
}
