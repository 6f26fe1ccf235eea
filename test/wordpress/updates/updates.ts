import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findPluginRelease } from "@/lib/bridge/plugin-release";
import { projectRoot } from "@/scripts/launcher/project-root";
import { buildPluginZip } from "../../../scripts/build-plugin-zip";
import { type Bridge, bridgeOf } from "../bridge";
import { chapter, check } from "../checks";
import { HttpAdmin } from "../http-admin";
import { type StandIn, startStandIn } from "../stand-in";
import { activatePlugin, addMustUse, copyPlugin, makeWordPress, type WordPress } from "../wordpress";

const OLD = "0.9.0";
const FILE = "igny8-bridge/igny8-bridge.php";

type Stage = { wordpress: WordPress; api: StandIn; bridge: Bridge; admin: HttpAdmin; version: string };

/** An installed site of an older version, and a newer one that is served. */
export async function rehearseUpdates(base: string, plugin: string): Promise<void> {
  chapter("Updates of the plugin");
  const api = await startStandIn(base);
  const wordpress = await makeWordPress(base, api.apiUrl);
  addMustUse(wordpress, "no-wordpress-org.php", NO_WORDPRESS_ORG);
  copyPlugin(wordpress, plugin);
  makeOlder(wordpress);
  activatePlugin(wordpress);
  const bridge = bridgeOf(wordpress);
  bridge.connect("igny8_standin_0001");
  const version = await publish(api);
  const stage = { wordpress, api, bridge, version, admin: await HttpAdmin.signIn(wordpress) };
  await rehearseRefusals(stage);
  await rehearseInstalling(stage);
}

async function rehearseRefusals(stage: Stage): Promise<void> {
  const { api, admin, wordpress } = stage;
  const { release } = await api.state();
  for (const [what, change] of [
    ["needs a newer WordPress", { requires: "99.0" }],
    ["needs a newer PHP", { requires_php: "99.0" }],
    ["lies on another server", { package: "https://elsewhere.example.com/igny8-bridge.zip" }],
    ["has no checksum", { sha256: "" }],
    ["is no newer", { version: OLD }],
  ] as const)
    await check(`a version that ${what} is not offered`, async () => {
      await api.set({ release: { ...release, ...change } });
      assert.doesNotMatch(await lookForUpdates(stage), /new version of IGNY8 Bridge/);
    });
  await check(
    "a file that is not the announced one is not installed, and the old version works on",
    async () => {
      await api.set({ release: { ...release, sha256: "0".repeat(64) } });
      const page = await lookForUpdates(stage);
      assert.match(page, /new version of IGNY8 Bridge/);
      assert.match(await pressUpdate(admin, page), /not the file that IGNY8 announced/);
      assert.equal(installedVersion(wordpress), OLD);
      await api.set({ release });
    },
  );
}

async function rehearseInstalling(stage: Stage): Promise<void> {
  const { api, admin, bridge, version, wordpress } = stage;
  await check("wp-admin shows the new version, with its details", async () => {
    await api.news();
    const page = await lookForUpdates(stage);
    assert.match(page, /There is a new version of IGNY8 Bridge available/);
    const details = await admin.open(`plugin-install.php?tab=plugin-information&plugin=igny8-bridge`);
    assert.ok(details.includes(`<strong>Version:</strong> ${version}`), details);
    assert.match(details, /Changelog/);
    const own = `${wordpress.url}/wp-content/plugins/igny8-bridge/assets`;
    assert.ok(details.includes(`${own}/banner.svg`), "its banner, from the plugin's own folder");
    const list = await admin.open("update-core.php");
    assert.ok(list.includes(`${own}/icon.svg`), "its icon");
    const asked = (await api.news()).filter(({ path }) => path === "/igny8-bridge/");
    assert.ok(asked.length > 0);
    for (const { key, agent } of asked) {
      assert.equal(key, "", "the key is not sent");
      assert.doesNotMatch(agent, /http/, "the site's address is not sent");
    }
  });
  await check("one click installs it, and the site stays connected and active", async () => {
    const answer = await pressUpdate(admin, await admin.open("plugins.php"));
    assert.match(answer, /"success":true/);
    assert.equal(installedVersion(wordpress), version);
    assert.match(await admin.openSettings(), /Acme/);
    assert.equal(bridge.option("key").secret, "igny8_standin_0001");
    assert.doesNotMatch(await lookForUpdates(stage), /new version of IGNY8 Bridge/);
  });
  await check("IGNY8 is told the new version soon", async () => {
    bridge.php("Heartbeat::notice_new_versions();");
    await wordpress.cron();
    assert.equal((await api.state()).heartbeats.at(-1)?.plugin_version, version);
  });
}

/** "Check again" under Dashboard > Updates, as if a minute had gone by since; then the list of plugins. */
async function lookForUpdates({ admin, wordpress }: Stage): Promise<string> {
  wordpress.php("delete_site_transient( 'update_plugins' );");
  await admin.open("update-core.php?force-check=1");
  return admin.open("plugins.php");
}

/** What the link "update now" sends. */
function pressUpdate(admin: HttpAdmin, page: string): Promise<string> {
  const nonce = /"ajax_nonce":"([0-9a-f]+)"/.exec(page)?.[1] ?? "";
  return admin.send("admin-ajax.php", {
    action: "update-plugin",
    plugin: FILE,
    slug: "igny8-bridge",
    _ajax_nonce: nonce,
  });
}

function installedVersion(wordpress: WordPress): string {
  return wordpress.php(
    `require_once ABSPATH . 'wp-admin/includes/plugin.php'; echo get_plugin_data( WP_PLUGIN_DIR . '/${FILE}' )['Version'];`,
  );
}

function makeOlder(wordpress: WordPress): void {
  const path = join(wordpress.folder, "wp-content/plugins", FILE);
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(/( \* Version: +)\S+/, `$1${OLD}`).replace(/('IGNY8_BRIDGE_VERSION', ')[^']+/, `$1${OLD}`),
  );
}

/** The stand-in serves what the product would. */
async function publish(api: StandIn): Promise<string> {
  const zip = buildPluginZip();
  const release = (await findPluginRelease(projectRoot))!;
  const url = api.apiUrl.replace("/api/v1", "/plugin/igny8-bridge.zip");
  await api.set({ zip, release: { ...release, package: url, homepage: url } });
  return release.version;
}

/** WordPress asks its own server first, and gives up where that does not answer. */
const NO_WORDPRESS_ORG = `<?php add_filter( 'pre_http_request', function ( $pre, $args, $url ) {
  if ( ! strpos( $url, '://api.wordpress.org/' ) ) { return $pre; }
  $body = '{"plugins":{},"no_update":{},"translations":[],"themes":{},"offers":[]}';
  return array( 'response' => array( 'code' => 200 ), 'body' => $body, 'headers' => array(), 'cookies' => array() );
}, 10, 3 );`;
