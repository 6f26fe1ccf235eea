import type { Metadata } from "next";
import { queueWords } from "@/components/admin/payments/queue-words";
import { Badge } from "@/components/ui/data/badge";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import { PageHeader } from "@/components/ui/page/page-header";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/db/words";
import { awaitsDecision } from "@/lib/admin/payments/decisions";
import { sumQueue } from "@/lib/admin/payments/queue";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { Decided, Waiting } from "./lists";

export const metadata: Metadata = { title: "Payments" };

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
