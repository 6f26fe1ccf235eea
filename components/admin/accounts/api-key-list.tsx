import Link from "next/link";
import { StatusBadge } from "@/components/admin/status-badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";

/** The account's keys; those that still work can be revoked. */
export function ApiKeyList({ keys, accountId }: { keys: AccountFacts["apiKeys"]; accountId: number }) {
  return (
    <Card title="API keys">
      {keys.length === 0 && <p className="text-muted">None were made.</p>}
      <ul className="divide-y divide-border">
        {keys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0">
              <span className="font-medium">{key.name}</span>{" "}
              <code className="text-xs text-muted">{key.prefix}</code>
              <span className="block text-xs text-muted">
                {key.lastUsedAt ? (
                  <>
                    used <RelativeTime at={key.lastUsedAt} />
                  </>
                ) : (
                  "never used"
                )}
              </span>
            </span>
            {key.revokedAt ? (
              <StatusBadge status="revoked" />
            ) : (
              <Link
                href={`/admin/accounts/${accountId}/keys/${key.id}`}
                className="font-medium text-danger hover:underline"
              >
                Revoke
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
