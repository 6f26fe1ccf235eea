import Link from "next/link";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import { connectionState, type Site } from "@/lib/sites/site";
import { version } from "@/package.json";
import { ConnectSteps, type ConnectStepsProps } from "./connect-steps";
import { ConnectionBadge } from "./connection-badge";
import { PluginDownload } from "./plugin-download";
import { RefreshWhileWaiting } from "./refresh-while-waiting";

interface ConnectionCardProps extends Omit<ConnectStepsProps, "siteId"> {
  site: Site;
  at: Date;
}

/** What the WordPress side last told; or, while it has told nothing, how to connect it. */
export function ConnectionCard({ site, at, ...steps }: ConnectionCardProps) {
  const { connection } = site;
  const state = connectionState(connection, at);
  return (
    <Card
      id="connect"
      title="WordPress connection"
      action={
        <span role="status">
          <ConnectionBadge connection={connection} at={at} />
        </span>
      }
    >
      {connection && (
        <DescriptionList
          items={[
            ["Last contact", <RelativeTime key="at" at={connection.lastHeartbeatAt} />],
            ["Connected since", <RelativeTime key="since" at={connection.firstSeenAt} />],
            ["WordPress address", connection.siteUrl],
            ["Versions", versions(connection)],
            ["Content types", connection.postTypes.join(", ") || "None told yet"],
            ["Keys", <Keys key="keys" {...steps} />],
          ]}
        />
      )}
      {state === "silent" && (
        <p className="mt-4 text-muted">
          The plugin calls every hour and has missed several calls. Open Settings → IGNY8 in WordPress and
          press “Test the connection”.
        </p>
      )}
      {connection && (
        <div className="mt-4 space-y-3">
          {connection.pluginVersion !== version && (
            <p className="text-muted">
              The plugin’s present version is {version}. Upload it in WordPress as before; it replaces the old
              one.
            </p>
          )}
          <PluginDownload />
        </div>
      )}
      {state === "waiting" && (
        <>
          <ConnectSteps siteId={site.id} {...steps} />
          <RefreshWhileWaiting />
        </>
      )}
    </Card>
  );
}

/** Which keys the site has; they are rotated and revoked on their own page. */
function Keys({ keys, keyAction }: Pick<ConnectStepsProps, "keys" | "keyAction">) {
  return (
    <>
      {keys.map(({ prefix }) => `${prefix}…`).join(", ") || "None of its own"}
      {keyAction && (
        <>
          {" · "}
          <Link href="/api-keys" className="text-brand underline underline-offset-4">
            Manage keys
          </Link>
        </>
      )}
    </>
  );
}

function versions({ wpVersion, phpVersion, pluginVersion }: NonNullable<Site["connection"]>): string {
  return `WordPress ${wpVersion}, PHP ${phpVersion}, plugin ${pluginVersion}`;
}
