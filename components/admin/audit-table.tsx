import Link from "next/link";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { actionWords } from "@/lib/admin/audit/action-words";
import type { ListedAuditEvent } from "@/lib/admin/audit/queries";

export function AuditTable({ events }: { events: readonly ListedAuditEvent[] }) {
  return (
    <Table label="Audit log" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>Who</TableHeader>
          <TableHeader>What</TableHeader>
          <TableHeader>Why</TableHeader>
          <TableHeader>Before and after</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {events.map((row) => (
          <AuditRow key={row.event.id} row={row} />
        ))}
      </TableBody>
    </Table>
  );
}

function AuditRow({ row: { event, actorEmail, accountName } }: { row: ListedAuditEvent }) {
  return (
    <TableRow>
      <TableCell className="align-top whitespace-nowrap text-muted">
        <RelativeTime at={event.createdAt} />
      </TableCell>
      <TableCell label="Who" className="max-w-56 align-top break-words">
        {actorEmail ?? event.actor}
      </TableCell>
      <TableCell label="What" className="min-w-44 align-top">
        <span className="font-medium">{actionWords(event.action)}</span>
        <code className="block text-xs text-muted">{event.action}</code>
        {event.targetType && (
          <p className="text-xs text-muted">
            {event.targetType} {event.targetId}
          </p>
        )}
        {event.accountId && (
          <Link href={`/admin/accounts/${event.accountId}`} className="text-xs hover:underline">
            {accountName}
          </Link>
        )}
      </TableCell>
      <TableCell label="Why" className="min-w-40 align-top break-words">
        {event.reason}
      </TableCell>
      <TableCell label="Before and after" className="min-w-64 align-top text-xs">
        <Change before={event.before} after={event.after} />
        {event.requestId && <p className="mt-1 text-muted">request {event.requestId}</p>}
      </TableCell>
    </TableRow>
  );
}

type Facts = Record<string, unknown> | null;

/** "status: active -> suspended", one line for each fact. */
function Change({ before, after }: { before: Facts; after: Facts }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <ul>
      {names.map((name) => (
        <li key={name} className="break-words">
          <span className="text-muted">{name}:</span>{" "}
          {[before?.[name], after?.[name]]
            .filter((value) => value !== undefined)
            .map(text)
            .join(" -> ")}
        </li>
      ))}
    </ul>
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
