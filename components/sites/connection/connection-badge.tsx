import { CircleDashed, Plug, TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/data/badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { type ConnectionState, connectionState, openRivals, type SiteConnection } from "@/lib/sites/site";

const LOOKS = {
  connected: { tone: "success", icon: Plug, word: "Connected" },
  silent: { tone: "warning", icon: TriangleAlert, word: "Silent" },
  disconnected: { tone: "neutral", icon: CircleDashed, word: "Disconnected" },
  waiting: { tone: "neutral", icon: CircleDashed, word: "Not connected" },
} as const satisfies Record<ConnectionState, object>;

/** Another WordPress asks to be the site. */
const ASKING = { tone: "warning", icon: TriangleAlert, word: "Two addresses" } as const;

/** Whether the plugin on the WordPress side is heard, and when it was last. */
export function ConnectionBadge({ connection, at }: { connection: SiteConnection | null; at: Date }) {
  const isAsking = openRivals(connection).length > 0;
  const { tone, icon: Icon, word } = isAsking ? ASKING : LOOKS[connectionState(connection, at)];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {word}
      {connection && (
        <span className="font-normal">
          · <RelativeTime at={connection.lastHeartbeatAt} />
        </span>
      )}
    </Badge>
  );
}
