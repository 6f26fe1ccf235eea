import { CopyButton } from "@/components/ui/data/copy-button";
import { Alert } from "@/components/ui/page/alert";

/** A key in the one moment that it can be seen. */
export function MadeKey({ secret }: { secret: string }) {
  return (
    <Alert tone="success" role="status" title="Copy the key now: it is shown this once.">
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-control border border-border bg-surface px-2 py-1 text-xs break-all">
          {secret}
        </code>
        <CopyButton value={secret} label="Copy key" />
      </div>
    </Alert>
  );
}

/** The key in an action's answer, if there is one. */
export function madeKey({ data }: { data?: unknown }): string | undefined {
  return (data as { key: string } | undefined)?.key;
}
