import { statusWords } from "@/components/admin/status-words";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { Device } from "@/lib/people/devices";

/** Where somebody is signed in at this moment. */
export function SessionList({ sessions }: { sessions: Device[] }) {
  return (
    <Card title="Signed in">
      {sessions.length === 0 && <p className="text-muted">Nowhere at the moment.</p>}
      <ul className="divide-y divide-border">
        {sessions.map((session) => (
          <li key={session.sessionId} className="py-2">
            <p className="break-words">{session.userAgent || "no user agent"}</p>
            <p className="text-muted">
              {statusWords(session.kind)}, from {session.ip || "nowhere told"}, used{" "}
              <RelativeTime at={session.lastUsedAt} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
