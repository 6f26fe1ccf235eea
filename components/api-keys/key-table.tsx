import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { apiKeyState } from "@/lib/api-keys/api-key";
import type { ListedApiKey } from "@/lib/api-keys/queries";
import { KeyActions, type KeyFormActions } from "./key-actions";
import { KeyStateBadge } from "./key-state-badge";

interface KeyTableProps {
  keys: ListedApiKey[];
  at: Date;
  actions: KeyFormActions;
}

export function KeyTable({ keys, at, actions }: KeyTableProps) {
  return (
    <Table label="API keys" narrow="cards">
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
  const { name, prefix, scopes, siteName, expiresAt, graceEndsAt } = apiKey;
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
      <TableCell label="For" className="min-w-40">
        <p>{siteName ?? "All sites"}</p>
        <p className="text-xs text-muted">{scopes.join(", ")}</p>
        <Limits apiKey={apiKey} />
      </TableCell>
      <TableCell label="Last used" className="max-w-56 text-muted">
        <LastUse apiKey={apiKey} />
      </TableCell>
      <TableCell label="Ends" className="whitespace-nowrap text-muted">
        {endsAt ? <RelativeTime at={endsAt} /> : "Never"}
      </TableCell>
      <TableCell>
        <KeyActions apiKey={apiKey} state={state} actions={actions} />
      </TableCell>
    </TableRow>
  );
}

function Limits({ apiKey: { allowedAddresses, rateLimitPerMinute } }: { apiKey: ListedApiKey }) {
  return (
    <>
      {allowedAddresses && <p className="text-xs text-muted">From {allowedAddresses.join(", ")}</p>}
      {rateLimitPerMinute && <p className="text-xs text-muted">{rateLimitPerMinute} requests a minute</p>}
    </>
  );
}

function LastUse({ apiKey }: { apiKey: ListedApiKey }) {
  const { lastUsedAt, lastUsedAddress, lastUsedClient } = apiKey;
  if (!lastUsedAt) return "Never";
  return (
    <>
      <RelativeTime at={lastUsedAt} />
      {lastUsedAddress && <p className="text-xs break-all">{lastUsedAddress}</p>}
      {lastUsedClient && <p className="truncate text-xs">{lastUsedClient}</p>}
    </>
  );
}
