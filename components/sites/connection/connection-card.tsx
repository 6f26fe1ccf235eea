import Link from "next/link";
import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";
import { pluginNews } from "@/lib/sites/plugin-news";
import { connectionState, openRivals, type Site } from "@/lib/sites/site";
import { version } from "@/package.json";
import { ConnectSteps, type ConnectStepsProps } from "./connect-steps";
import { ConnectionBadge } from "./connection-badge";
import { IdentityChoice } from "./identity-choice";
import { PluginDownload } from "./plugin-download";
import { RefreshWhileWaiting } from "./refresh-while-waiting";

interface ConnectionCardProps extends Omit<ConnectStepsProps, "siteId"> {
  site: Site;
  at: Date;
  /** Undefined: the viewer's role may not decide which WordPress the site is. */
  identityAction: FormAction | undefined;
}

/** What the WordPress side last told; or, while it has told nothing, how to connect it. */
export function ConnectionCard({ site, at, identityAction, ...steps }: ConnectionCardProps) {
  const { connection } = site;
  const state = connectionState(connection, at);
  const [rival] = openRivals(connection);
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
      {connection && rival && (
        <IdentityChoice
          {...{ siteId: site.id, connectedUrl: connection.siteUrl, rival, action: identityAction }}
        />
      )}
      {connection && <LastTold connection={connection} {...steps} />}
      {state === "silent" && (
        <p className="mt-4 text-muted">
          The plugin calls every hour and has missed several calls. Open Settings → IGNY8 in WordPress and
          press “Test the connection”.
        </p>
      )}
      {connection && (
        <div className="mt-4 space-y-3">
          <PluginUpdate installed={connection.pluginVersion} />
          <PluginDownload />
        </div>
      )}
      {state === "disconnected" && (
        <p className="mt-4 mb-4 text-muted">
          The plugin was disconnected in WordPress. Connect it again with a new key.
        </p>
      )}
      {(state === "waiting" || state === "disconnected") && (
        <>
          <ConnectSteps siteId={site.id} {...steps} />
          <RefreshWhileWaiting>
            Waiting for the first call from WordPress. This page updates automatically.
          </RefreshWhileWaiting>
        </>
      )}
    </Card>
  );
}

interface LastToldProps extends Pick<ConnectStepsProps, "keys" | "keyAction"> {
  connection: NonNullable<Site["connection"]>;
}

function LastTold({ connection, ...keys }: LastToldProps) {
  return (
    <DescriptionList
      items={[
        ["Last contact", <RelativeTime key="at" at={connection.lastHeartbeatAt} />],
        ["Connected since", <RelativeTime key="since" at={connection.firstSeenAt} />],
        ["WordPress address", connection.siteUrl],
        ["Versions", versions(connection)],
        ["Content types", connection.postTypes.join(", ") || "None told yet"],
        ["Keys", <Keys key="keys" {...keys} />],
      ]}
    />
  );
}

/** Which version runs there, against the one that is served here. */
function PluginUpdate({ installed }: { installed: string }) {
  const news = pluginNews(installed, version);
  if (news === "current") return <p className="text-muted">The plugin is up to date.</p>;
  return (
    <p className="text-muted">
      This site runs plugin {installed}. Version {version} is available:{" "}
      {news === "update"
        ? "update it in WordPress under Dashboard → Updates."
        : "upload it in WordPress as before, and it replaces the old one. After that, updates appear in WordPress."}
    </p>
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
