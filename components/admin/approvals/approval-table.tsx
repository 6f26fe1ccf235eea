import Link from "next/link";
import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ListedApproval } from "@/lib/admin/approvals/list-approvals";
import { formatAmount } from "@/lib/money";
import { APPROVAL_STATUS_WORDS, APPROVAL_TITLES, awaitsSecond } from "@/lib/staff/approval";

export function ApprovalTable({ approvals }: { approvals: readonly ListedApproval[] }) {
  return (
    <Table label="Requests" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>What</TableHeader>
          <TableHeader>Amount</TableHeader>
          <TableHeader>Asked by</TableHeader>
          <TableHeader>Reason</TableHeader>
          <TableHeader>State</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {approvals.map(({ approval, asker, accountName }) => (
          <TableRow key={approval.id}>
            <TableCell className="min-w-44">
              <Link href={`/admin/approvals/${approval.id}`} className="font-medium hover:underline">
                {APPROVAL_TITLES[approval.kind]}
              </Link>
              <span className="block text-xs text-muted">{accountName ?? "a deleted account"}</span>
            </TableCell>
            <TableCell label="Amount" className="whitespace-nowrap tabular-nums">
              {formatAmount(approval.amountCents, approval.currency)}
            </TableCell>
            <TableCell label="Asked by" className="min-w-40 wrap-anywhere">
              {asker}
            </TableCell>
            <TableCell label="Reason" className="max-w-80 min-w-40 wrap-anywhere">
              {approval.reason}
            </TableCell>
            <TableCell label="State" className="whitespace-nowrap">
              <Badge tone={awaitsSecond(approval) ? "warning" : "neutral"}>
                {APPROVAL_STATUS_WORDS[approval.status]}
              </Badge>
              <span className="block text-xs text-muted">
                <RelativeTime at={approval.decidedAt ?? approval.createdAt} />
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
