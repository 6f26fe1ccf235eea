import Link from "next/link";
import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { ListedApproval } from "@/lib/admin/approvals/list-approvals";
import { formatAmount } from "@/lib/money";
import { APPROVAL_STATUS_WORDS } from "@/lib/staff/approval";

type Item = [string, ReactNode];

/** What is asked for, by whom and why, and what became of it. */
export function ApprovalFacts({ found }: { found: ListedApproval }) {
  const { approval, asker } = found;
  const { request, decision } = approval;
  const credits: Item[] =
    typeof request.amount === "number" ? [["Credits", request.amount.toLocaleString("en-US")]] : [];
  return (
    <Card title="Request">
      <DescriptionList
        items={[
          ["Amount", formatAmount(approval.amountCents, approval.currency)],
          ...credits,
          ...recordItems(found),
          ["Reason", approval.reason],
          ["Asked by", asker],
          ["Asked", <RelativeTime key="asked" at={approval.createdAt} />],
          ["State", APPROVAL_STATUS_WORDS[approval.status]],
          ...(approval.decidedAt ? decidedItems(approval.decidedAt, found) : []),
          ...(decision ? [["Decision", decision] satisfies Item] : []),
        ]}
      />
    </Card>
  );
}

function decidedItems(at: Date, { approval, decider }: ListedApproval): Item[] {
  return [
    ["Decided by", decider ?? approval.decidedBy],
    ["Decided", <RelativeTime key="decided" at={at} />],
  ];
}

function recordItems({ approval, accountName }: ListedApproval): Item[] {
  const { aboutAccountId: account, aboutPaymentId: payment } = approval;
  const items: Item[] = [
    ["Account", accountName ? link(`/admin/accounts/${account}`, accountName) : "a deleted account"],
  ];
  if (payment) items.push(["Payment", link(`/admin/payments/${payment}`, `Payment ${payment}`)]);
  return items;
}

function link(href: string, label: string): ReactNode {
  return (
    <Link key={href} href={href} className="text-brand underline">
      {label}
    </Link>
  );
}
