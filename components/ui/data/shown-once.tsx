import { Alert } from "@/components/ui/page/alert";
import { CopyButton } from "./copy-button";

interface ShownOnceProps {
  /** What it is, such as "key". */
  what: string;
  secret: string;
}

/** A secret in the one moment that it can be seen. */
export function ShownOnce({ what, secret }: ShownOnceProps) {
  return (
    <Alert tone="success" role="status" title={`Copy the ${what} now. You won't see it again.`}>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-control border border-border bg-surface px-2 py-1 text-xs break-all">
          {secret}
        </code>
        <CopyButton value={secret} label={`Copy ${what}`} />
      </div>
    </Alert>
  );
}
