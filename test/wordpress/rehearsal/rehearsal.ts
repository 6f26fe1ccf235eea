import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bridgeOf } from "../bridge";
import { chapter, check } from "../checks";
import { fetchOnce } from "../fetch-once";
import { HttpAdmin } from "../http-admin";
import { startStandIn } from "../stand-in";
import { activatePlugin, copyPlugin, makeWordPress, type WordPress } from "../wordpress";
import { rehearseDeliveries } from "./rehearsal-deliveries";
import { rehearseFaults } from "./rehearsal-faults";
import { rehearseHandshake } from "./rehearsal-handshake";
import { rehearseHealth } from "./rehearsal-health";
import { rehearseHome } from "./rehearsal-home";
import { rehearseIcon } from "./rehearsal-icon";
import { rehearseIdentity } from "./rehearsal-identity";
import { rehearseKeys } from "./rehearsal-keys";
import { rehearseNetwork } from "./rehearsal-network";
import { rehearseNews } from "./rehearsal-news";
import { rehearseProtocol } from "./rehearsal-protocol";
import type { Rehearsal } from "./stage";

/** The plugin on a real WordPress against a stand-in for the API, which fails on demand. */
export async function rehearse(base: string, plugin: string): Promise<void> {
  chapter("The plugin against a stand-in that fails on demand");
  const api = await startStandIn(base);
  const wordpress = await makeWordPress(base, api.apiUrl);
  const stage = { wordpress, api, bridge: bridgeOf(wordpress) };
  const optionsBefore = optionNames(wordpress);
  copyPlugin(wordpress, plugin);
  activatePlugin(wordpress);
  stage.bridge.makePosts(1200);
  await rehearseConnecting(stage);
  await rehearseIcon(stage);
  await rehearseNews(stage);
  await rehearseFaults(stage);
  await rehearseDeliveries(stage);
  await rehearseKeys(stage);
  await rehearseIdentity(stage);
  await rehearseHandshake(stage);
  await rehearseHealth(stage);
  await rehearseHome(stage);
  await rehearseLeaving(stage, optionsBefore);
  activateAgain(stage.wordpress, plugin);
  await rehearseProtocol(stage);
  await rehearseNetwork(stage, plugin);
  await check("the plugin raises no PHP notice", () => {
    assert.equal(pluginNotices(join(base, "debug.log")), "");
  });
}

async function rehearseConnecting({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("a visitor's page reads two files of the plugin and makes no request", () => {
    const files = wordpress.php(
      "foreach ( get_included_files() as $f ) { echo strpos( $f, 'igny8-bridge/' ) ? basename( $f ) . ' ' : ''; }",
    );
    assert.equal(files.trim(), "igny8-bridge.php class-plugin.php");
  });
  await check("a key for no site, or without the scope, is not kept", async () => {
    await api.set({ site: null });
    assert.equal(bridge.connect("igny8_standin_0001"), "403 key_without_site");
    await api.set({ site: { id: 7, name: "Mine", url: wordpress.url }, scopes: ["bridge:read"] });
    assert.equal(bridge.connect("igny8_standin_0001"), "403 key_without_scope");
    await api.set({ scopes: ["bridge:read", "bridge:write"] });
    assert.deepEqual(bridge.option("key"), []);
  });
  await check(
    "connecting keeps the key out of the autoloaded options, and a heartbeat arrives at once",
    async () => {
      assert.equal(bridge.connect("igny8_standin_0001"), "200 ");
      const autoload = wordpress.database.query(
        "SELECT autoload FROM wordpress.wp_options WHERE option_name='igny8_bridge_key'",
      );
      assert.match(autoload, /^(no|off)$/); // WordPress 6.6 renamed it.
      const { heartbeats } = await api.state();
      assert.deepEqual(heartbeats[0]?.post_types, ["page", "post"]);
    },
  );
  await check("it calls every hour and soon after an update, and a lost timetable comes back", async () => {
    const heartbeats = async () => (await api.state()).heartbeats.length;
    const visitAdmin = "Heartbeat::notice_new_versions();"; // On admin_init, which does more than a test wants.
    const before = await heartbeats();
    await wordpress.cron();
    assert.equal(await heartbeats(), before, "none within the hour");
    bridge.php(
      "$b = Options::get( 'beat' ); $b['tried_at'] -= 56 * MINUTE_IN_SECONDS; Options::put( 'beat', $b ); Schedule::soon();",
    );
    await wordpress.cron();
    assert.equal(await heartbeats(), before + 1, "after an hour");
    bridge.php(
      `$b = Options::get( 'beat' ); $b['versions']['wp_version'] = '5.8'; Options::put( 'beat', $b ); ${visitAdmin}`,
    );
    await wordpress.cron();
    assert.equal(await heartbeats(), before + 2, "after an update");
    wordpress.php("wp_unschedule_hook( 'igny8_bridge_heartbeat' );");
    bridge.php(visitAdmin);
    assert.equal(bridge.php("echo wp_next_scheduled( Plugin::HEARTBEAT ) ? 'yes' : 'no';"), "yes");
  });
  await check("a key of another address is told on the settings page, with the one thing to do", async () => {
    assert.doesNotMatch(bridge.settingsPage(), /another address/);
    await api.set({ site: { id: 7, name: "Mine", url: "https://shop.example.com/" } });
    bridge.php("Connection::check();");
    assert.match(
      bridge.settingsPage(),
      /another address\.[\s\S]*belongs to https:\/\/shop\.example\.com, but this WordPress is http:[\s\S]*disconnect, and connect with the key of this site/,
    );
    await api.set({ site: { id: 7, name: "Mine", url: wordpress.url } });
    bridge.php("Connection::check();");
    const same = (one: string, other: string) =>
      bridge.php(`echo Site_Address::is_same( '${one}', '${other}' ) ? 'same' : 'other';`);
    assert.equal(same("https://www.Shop.example.com/", "http://shop.example.com"), "same");
    assert.equal(same("https://shop.example.com/two", "https://shop.example.com"), "other");
  });
  await check("no page prints the key", () => {
    assert.match(bridge.settingsPage(), /igny8_stan/);
    assert.doesNotMatch(bridge.settingsPage() + bridge.notice(), /igny8_standin_0001/);
  });
  await check(
    "neither a visitor's page nor one of wp-admin costs a query more on a connected site",
    async () => {
      await api.set({ fault: { status: 503, path: "/bridge/disconnect/" } }); // It stays connected while it is off.
      await measureVisits(wordpress);
      await api.set({ fault: null });
    },
  );
  await check("1,203 items arrive in batches of 500, each once", async () => {
    await api.news();
    await wordpress.cron();
    const puts = (await api.news()).filter((request) => request.method === "PUT");
    assert.deepEqual(
      puts.map((put) => put.items),
      [500, 500, 203],
    );
    const { contents } = await api.state();
    assert.equal(Object.keys(contents).length, 1203);
    assert.match(Object.values(contents).find((item) => item.title === "Post 7")?.url ?? "", /\/post-7\//);
    assert.ok(bridge.option("sync").finished_at > 0);
  });
}

/** Uninstalling has removed it. */
function activateAgain(wordpress: WordPress, plugin: string): void {
  copyPlugin(wordpress, plugin);
  activatePlugin(wordpress);
}

/** WordPress counts its queries; a page of a visitor is asked for twice, so that nothing is made for the first time. */
async function measureVisits(wordpress: WordPress): Promise<void> {
  const folder = join(wordpress.folder, "wp-content/mu-plugins");
  mkdirSync(folder, { recursive: true });
  const meter = `<?php defined( 'DISABLE_WP_CRON' ) || define( 'DISABLE_WP_CRON', true );
    function meter() { printf( '<i>%d queries</i>', get_num_queries() ); }
    add_action( 'wp_footer', 'meter', 999 ); add_action( 'admin_footer', 'meter', 999 );`;
  writeFileSync(join(folder, "meter.php"), meter);
  const admin = await HttpAdmin.signIn(wordpress);
  const pages = [
    async () => (await fetchOnce(`${wordpress.url}/hello-world/`)).text(),
    () => admin.open("index.php"),
    () => admin.open("edit.php"),
  ];
  const visit = async () => {
    const counts = [];
    for (const open of pages) {
      await open();
      counts.push(Number(/<i>(\d+) queries<\/i>/.exec(await open())?.[1]));
    }
    return counts;
  };
  const on = await visit();
  const plugins = "require_once ABSPATH . 'wp-admin/includes/plugin.php';";
  wordpress.php(`${plugins} deactivate_plugins( 'igny8-bridge/igny8-bridge.php' );`);
  const off = await visit();
  activatePlugin(wordpress);
  rmSync(join(folder, "meter.php"));
  assert.ok(
    off.every((count) => count > 0),
    `${off} queries`,
  );
  assert.deepEqual(on, off);
}

async function rehearseLeaving(
  { api, bridge, wordpress }: Rehearsal,
  optionsBefore: string[],
): Promise<void> {
  await check("deactivating tells IGNY8 and forgets the key; where that fails, it is kept", async () => {
    const { secret } = bridge.option("key");
    const off = "deactivate_plugins( 'igny8-bridge/igny8-bridge.php' );";
    await api.set({ fault: { status: 503, path: "/bridge/disconnect/" }, goodbyes: [] });
    wordpress.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${off}`);
    activatePlugin(wordpress);
    assert.equal(bridge.option("key").secret, secret);
    await api.set({ fault: null });
    wordpress.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${off}`);
    assert.deepEqual((await api.state()).goodbyes, ["deactivated"]);
    activatePlugin(wordpress);
    assert.deepEqual(bridge.option("key"), []);
    const { id } = bridge.option("install");
    bridge.connect(secret);
    assert.equal(bridge.option("install").id, id, "connected again, it is the same WordPress");
  });
  await check("disconnecting tells IGNY8, and forgets the key and the timetable", async () => {
    await api.set({ goodbyes: [] });
    bridge.php("Connection::disconnect();");
    assert.deepEqual((await api.state()).goodbyes, ["disconnected"]);
    await api.news();
    await wordpress.cron();
    assert.deepEqual(await api.news(), []);
    assert.deepEqual(bridge.option("key"), []);
    assert.equal(wordpress.php("echo wp_next_scheduled( 'igny8_bridge_heartbeat' ) ? 'yes' : 'no';"), "no");
    bridge.php("Pause::stop( 401, 'unauthenticated' );"); // From a page that was open in another tab.
    assert.equal(bridge.notice(), "");
    bridge.php("Pause::clear();");
  });
  await check("uninstalling tells IGNY8, and leaves nothing in the database", async () => {
    bridge.connect((await api.state()).key);
    await api.set({ fault: { status: 503, path: "/bridge/disconnect/", times: 1 }, goodbyes: [] });
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'Last words' ) );");
    wordpress.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
      deactivate_plugins( 'igny8-bridge/igny8-bridge.php' ); uninstall_plugin( 'igny8-bridge/igny8-bridge.php' );`);
    assert.deepEqual((await api.state()).goodbyes, ["uninstalled"], "the goodbye on deactivation was lost");
    const left = optionNames(wordpress).filter((name) => !optionsBefore.includes(name));
    assert.deepEqual(
      left.filter((name) => /igny8/.test(name)),
      [],
    );
    assert.equal(
      wordpress.php("echo strpos( serialize( get_option( 'cron' ) ), 'igny8' ) ? 'yes' : 'no';"),
      "no",
    );
  });
}

function optionNames(wordpress: WordPress): string[] {
  return wordpress.database.query("SELECT option_name FROM wordpress.wp_options").split("\n");
}

export function pluginNotices(log: string): string {
  if (!existsSync(log)) return "";
  const lines = readFileSync(log, "utf8").split("\n");
  return lines
    .filter((line) => line.includes("igny8-bridge/"))
    .slice(0, 5)
    .join("\n");
}
