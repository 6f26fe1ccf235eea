import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { ListedRequest } from "@/lib/request-log/queries";

export function RequestTable({ rows }: { rows: ListedRequest[] }) {
  return (
    <Table label="API requests" narrow="cards">
      <TableHead>
        <TableRow>
          <TableHeader>When</TableHeader>
          <TableHeader>Request</TableHeader>
          <TableHeader>Answer</TableHeader>
          <TableHeader>Who</TableHeader>
          <TableHeader className="text-right">Time</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="whitespace-nowrap text-muted">
              <RelativeTime at={row.createdAt} />
            </TableCell>
            <TableCell label="Request" className="min-w-48">
              <p className="font-medium wrap-anywhere">
                {row.method} {row.path}
              </p>
              <p className="font-mono text-xs text-muted wrap-anywhere">{row.requestId}</p>
            </TableCell>
            <TableCell label="Answer" className="min-w-48">
              <Badge tone={toneOf(row.status)}>{row.status}</Badge>
              {row.code && <span className="ml-2 font-mono text-xs">{row.code}</span>}
              {row.message && <p className="mt-1 wrap-anywhere">{row.message}</p>}
              {row.refused && <Refused refused={row.refused} />}
            </TableCell>
            <TableCell label="Who" className="text-muted wrap-anywhere">
              <p>{row.keyName ?? row.email ?? "No longer in the account"}</p>
              <p className="text-xs">{row.address}</p>
            </TableCell>
            <TableCell label="Time" className="text-right whitespace-nowrap">
              {row.ms.toLocaleString("en")} ms
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Refused({ refused: { errors, body } }: { refused: NonNullable<ListedRequest["refused"]> }) {
  return (
    <details className="mt-1">
      <summary className="w-fit rounded-control text-muted underline underline-offset-4">
        What was sent
      </summary>
      {errors && (
        <ul className="mt-2 list-disc pl-5">
          {Object.entries(errors).map(([field, says]) => (
            <li key={field} className="wrap-anywhere">
              <strong className="font-semibold">{field}</strong>: {says.join(" ")}
            </li>
          ))}
        </ul>
      )}
      {body !== undefined && (
        <pre className="mt-2 overflow-x-auto rounded-control bg-sunken p-2 text-xs">
          {JSON.stringify(body, null, 2)}
        </pre>
      )}
    </details>
  );
}

function toneOf(status: number): "success" | "warning" | "danger" {
  if (status < 400) return "success";
  return status < 500 ? "warning" : "danger";
}
