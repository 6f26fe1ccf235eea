import Link from "next/link";
import { StatusBadge } from "@/components/admin/status-badge";
import { statusWords } from "@/components/admin/status-words";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ListedAccount } from "@/lib/admin/accounts/list-accounts";

export function AccountTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  return (
    <Table label="Accounts" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Account</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader>Plan</TableHeader>
          <TableHeader>Pays by</TableHeader>
          <TableHeader className="text-right">Credits</TableHeader>
          <TableHeader className="text-right">Sites</TableHeader>
          <TableHeader>Signed up</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </TableBody>
    </Table>
  );
}

function AccountRow({ account }: { account: ListedAccount }) {
  return (
    <TableRow>
      <TableCell className="min-w-52">
        <Link href={`/admin/accounts/${account.id}`} className="font-medium hover:underline">
          {account.name}
        </Link>
        <p className="text-xs text-muted">
          #{account.id}
          {account.sandboxOf !== null && `, sandbox of #${account.sandboxOf}`}
          {account.ownerEmail && `, ${account.ownerEmail}`}
        </p>
      </TableCell>
      <TableCell label="Status">
        <StatusBadge status={account.status} />
        {account.suspensionReason && (
          <p className="mt-0.5 text-xs whitespace-nowrap text-muted">
            {statusWords(account.suspensionReason)}
          </p>
        )}
      </TableCell>
      <TableCell label="Plan" className="whitespace-nowrap">
        {account.planName ?? "none"}
      </TableCell>
      <TableCell label="Pays by" className="whitespace-nowrap">
        {account.paymentMethod ? statusWords(account.paymentMethod) : ""}
      </TableCell>
      <TableCell label="Credits" className="text-right">
        {account.credits.toLocaleString("en-US")}
      </TableCell>
      <TableCell label="Sites" className="text-right">
        {account.siteCount}
      </TableCell>
      <TableCell label="Signed up" className="whitespace-nowrap text-muted">
        <RelativeTime at={account.createdAt} />
      </TableCell>
    </TableRow>
  );
}
