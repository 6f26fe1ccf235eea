import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import type { FormAction } from "@/lib/actions/form-state";
import { apiKeyState } from "@/lib/api-keys/api-key";
import type { ListedApiKey } from "@/lib/api-keys/queries";
import { KeyActions } from "./key-actions";
import { KeyStateBadge } from "./key-state-badge";

interface KeyTableProps {
  keys: ListedApiKey[];
  at: Date;
  actions: { rotate: FormAction; revoke: FormAction };
}

export function KeyTable({ keys, at, actions }: KeyTableProps) {
  return (
    <Table label="API keys">
      <TableHead>
        <TableRow>
          <TableHeader>Key</TableHeader>
          <TableHeader>For</TableHeader>
          <TableHeader>Last used</TableHeader>
          <TableHeader>Ends</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} at={at} actions={actions} />
        ))}
      </TableBody>
    </Table>
  );
}

function KeyRow({ apiKey, at, actions }: { apiKey: ListedApiKey } & Pick<KeyTableProps, "at" | "actions">) {
  const { id, name, prefix, scopes, siteName, lastUsedAt, expiresAt, graceEndsAt } = apiKey;
  const state = apiKeyState(apiKey, at);
  const endsAt = state === "rotating" ? graceEndsAt : expiresAt;
  return (
    <TableRow>
      <TableCell className="min-w-52">
        <p className="font-medium">{name}</p>
        <p className="flex flex-wrap items-center gap-2 text-muted">
          <code className="text-xs">{prefix}…</code> <KeyStateBadge state={state} />
        </p>
      </TableCell>
      <TableCell className="min-w-40">
        <p>{siteName ?? "All sites"}</p>
        <p className="text-xs text-muted">{scopes.join(", ")}</p>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : "Never"}
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        {endsAt ? <RelativeTime at={endsAt} /> : "Never"}
      </TableCell>
      <TableCell>
        <KeyActions id={id} name={name} state={state} actions={actions} />
      </TableCell>
    </TableRow>
  );
}
