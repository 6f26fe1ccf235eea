import Link from "next/link";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ListedProviderEvent } from "@/lib/admin/events/queries";
import { StatusBadge } from "./status-badge";
import { statusWords } from "./status-words";

export function EventTable({ events }: { events: readonly ListedProviderEvent[] }) {
  return (
    <Table label="Provider events" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>Event</TableHeader>
          <TableHeader>Provider</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader>Attempts</TableHeader>
          <TableHeader>Error</TableHeader>
          <TableHeader>Arrived</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {events.map((event) => (
          <TableRow key={event.id}>
            <TableCell className="min-w-48">
              <Link href={`/admin/webhooks/${event.id}`} className="font-medium hover:underline">
                {event.type}
              </Link>
              <p className="text-xs break-all text-muted">{event.eventId}</p>
            </TableCell>
            <TableCell label="Provider">{statusWords(event.provider)}</TableCell>
            <TableCell label="State">
              <StatusBadge status={event.status} />
            </TableCell>
            <TableCell label="Attempts">{event.attempts}</TableCell>
            <TableCell label="Error" className="max-w-80 text-xs break-words">
              {event.error?.slice(0, 200)}
            </TableCell>
            <TableCell label="Arrived" className="whitespace-nowrap text-muted">
              <RelativeTime at={event.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
