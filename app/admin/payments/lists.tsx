import { PaymentTable } from "@/components/admin/payments/payment-table";
import { WaitingTransfers } from "@/components/admin/payments/waiting-transfers";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import type { PaymentStatus } from "@/db/words";
import { listWaitingTransfers } from "@/lib/admin/overview/waiting";
import { mayBeInDispute } from "@/lib/admin/payments/decisions";
import { type ListedDispute, listDisputes } from "@/lib/admin/payments/list-disputes";
import { afterPage } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { type ListedPayment, listAllPayments } from "@/lib/payments/records/queries";
import { decideTransferAction, decideTransfersAction } from "./actions";

const PAGE_SIZE = 25;
const MOST_WAITING = 100;

/** The form stays when the last one is decided: it tells what became of them. */
export async function Waiting() {
  const transfers = await listWaitingTransfers(MOST_WAITING + 1);
  const shown = { transfers: transfers.slice(0, MOST_WAITING), hasMore: transfers.length > MOST_WAITING };
  return <WaitingTransfers {...shown} action={decideTransfersAction} decideOne={decideTransferAction} />;
}

export async function Decided({ status, cursor }: { status: PaymentStatus; cursor: string }) {
  const rows = await listAllPayments({ status, limit: PAGE_SIZE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, PAGE_SIZE, ({ payment }) => payment.id);
  if (results.length === 0) return <EmptyState title="None">No payment is in this state.</EmptyState>;
  const next = next_cursor ? `/admin/payments?status=${status}&cursor=${next_cursor}` : undefined;
  return (
    <>
      <PaymentTable payments={results} disputes={mayBeInDispute(status) ? await disputesOf(results) : []} />
      <LoadMore href={next} />
    </>
  );
}

function disputesOf(listed: readonly ListedPayment[]): Promise<ListedDispute[]> {
  return listDisputes(listed.map(({ payment }) => payment.id));
}
