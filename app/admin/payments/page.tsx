import type { Metadata } from "next";
import { PaymentTable } from "@/components/admin/payments/payment-table";
import { queueWords } from "@/components/admin/payments/queue-words";
import { WaitingTransfers } from "@/components/admin/payments/waiting-transfers";
import { Badge } from "@/components/ui/data/badge";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import { PageHeader } from "@/components/ui/page/page-header";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/db/words";
import { listWaitingTransfers } from "@/lib/admin/overview/waiting";
import { awaitsDecision } from "@/lib/admin/payments/decisions";
import { sumQueue } from "@/lib/admin/payments/queue";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { listAllPayments } from "@/lib/payments/records/queries";
import { decideTransferAction, decideTransfersAction } from "./actions";

export const metadata: Metadata = { title: "Payments" };
const PAGE_SIZE = 25;
const MOST_WAITING = 100;

const TABS = [
  ["pending_approval", "To approve"],
  ["processing", "On their way"],
  ["succeeded", "Succeeded"],
  ["failed", "Rejected or declined"],
  ["refunded", "Refunded"],
  ["disputed", "Disputed"],
  ["kept", "Accounts' money"],
] as const satisfies readonly (readonly [PaymentStatus, string])[];

export default async function PaymentsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireSuperuser();
  const raw = await searchParams;
  const wanted = textParam.parse(raw.status);
  const status = PAYMENT_STATUSES.find((known) => known === wanted) ?? "pending_approval";
  const queue = await sumQueue();
  const sum = queue.get(status);
  return (
    <>
      <PageHeader
        title="Payments"
        description="Reported bank transfers wait here for somebody who has seen the bank's statement."
      />
      <LinkTabs
        label="Payments by state"
        tabs={TABS.map(([value, label]) => ({
          href: `/admin/payments?status=${value}`,
          label: <TabLabel label={label} count={queue.get(value)?.count ?? 0} />,
          isCurrent: value === status,
        }))}
      />
      {sum && sum.count > 0 && <p className="mt-4 font-medium tabular-nums">{queueWords(sum)}</p>}
      <div className="mt-5">
        {awaitsDecision(status) ? (
          <Waiting />
        ) : (
          <Decided status={status} cursor={textParam.parse(raw.cursor)} />
        )}
      </div>
    </>
  );
}

/** Of states that only grow nothing is counted. */
function TabLabel({ label, count }: { label: string; count: number }) {
  return (
    <>
      {label}
      {count > 0 && <Badge tone="brand">{count}</Badge>}
    </>
  );
}

/** The form stays when the last one is decided: it tells what became of them. */
async function Waiting() {
  const transfers = await listWaitingTransfers(MOST_WAITING + 1);
  const shown = { transfers: transfers.slice(0, MOST_WAITING), hasMore: transfers.length > MOST_WAITING };
  return <WaitingTransfers {...shown} action={decideTransfersAction} decideOne={decideTransferAction} />;
}

async function Decided({ status, cursor }: { status: PaymentStatus; cursor: string }) {
  const rows = await listAllPayments({ status, limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ payment }) => payment.id);
  if (results.length === 0) return <EmptyState title="None">No payment is in this state.</EmptyState>;
  const next = next_cursor ? `/admin/payments?status=${status}&cursor=${next_cursor}` : undefined;
  return (
    <>
      <PaymentTable payments={results} />
      <LoadMore href={next} />
    </>
  );
}
