import { MailX } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/data/empty-state";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { type ListedMail, mailState } from "@/lib/admin/mails/list-mails";
import { StatusBadge } from "./status-badge";

interface MailTableProps {
  mails: readonly ListedMail[];
  accountId: number;
}

/** The emails about an account and how each fared; each can be sent again. */
export function MailTable({ mails, accountId }: MailTableProps) {
  if (mails.length === 0) {
    return (
      <EmptyState icon={MailX} title="No mail yet">
        Emails about this account appear here.
      </EmptyState>
    );
  }
  return (
    <Table label="Mails" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Mail</TableHeader>
          <TableHeader>To</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader>Written</TableHeader>
          <TableHeader>
            <span className="sr-only">Send again</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} accountId={accountId} />
        ))}
      </TableBody>
    </Table>
  );
}

function MailRow({ mail, accountId }: { mail: ListedMail; accountId: number }) {
  const name = mail.subject ?? mail.template.replaceAll("-", " ");
  return (
    <TableRow>
      <TableCell className="min-w-48">
        <span className="font-medium">{name}</span>
        {mail.subject && <span className="block text-xs text-muted">{mail.template}</span>}
      </TableCell>
      <TableCell label="To" className="break-all">
        {mail.toAddress || <span className="text-muted">No longer kept</span>}
      </TableCell>
      <TableCell label="State" className="max-w-72">
        <StatusBadge status={mailState(mail)} />
        {mail.error && (
          <span className="block text-xs break-words text-muted">{mail.error.slice(0, 200)}</span>
        )}
      </TableCell>
      <TableCell label="Written" className="whitespace-nowrap text-muted">
        <RelativeTime at={mail.createdAt} />
      </TableCell>
      <TableCell>
        {mail.toAddress && (
          <Link
            href={`/admin/accounts/${accountId}/mails/${mail.id}`}
            aria-label={`Send “${name}” to ${mail.toAddress} again`}
            className="font-medium whitespace-nowrap text-brand hover:underline"
          >
            Send again
          </Link>
        )}
      </TableCell>
    </TableRow>
  );
}
