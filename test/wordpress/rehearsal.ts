import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bridge } from "./bridge";
import { bridgeOf } from "./bridge";
import { chapter, check } from "./checks";
import { rehearseFaults } from "./rehearsal-faults";
import { rehearseNews } from "./rehearsal-news";
import { type StandIn, startStandIn } from "./stand-in";
import { copyPlugin, makeWordPress, type WordPress } from "./wordpress";

export type Rehearsal = { wordpress: WordPress; api: StandIn; bridge: Bridge };

/** The plugin on a real WordPress against a stand-in for the API, which fails on demand. */
export async function rehearse(base: string, plugin: string): Promise<void> {
  chapter("The plugin against a stand-in that fails on demand");
  const api = await startStandIn(base);
  const wordpress = await makeWordPress(base, api.apiUrl);
  const stage = { wordpress, api, bridge: bridgeOf(wordpress) };
  const optionsBefore = optionNames(wordpress);
  copyPlugin(wordpress, plugin);
  activate(wordpress);
  stage.bridge.makePosts(1200);
  await rehearseConnecting(stage);
  await rehearseNews(stage);
  await rehearseFaults(stage);
  await rehearseLeaving(stage, optionsBefore);
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
      assert.equal(autoload, "no");
      const { heartbeats } = await api.state();
      assert.deepEqual(heartbeats[0]?.post_types, ["page", "post"]);
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

async function rehearseLeaving(
  { api, bridge, wordpress }: Rehearsal,
  optionsBefore: string[],
): Promise<void> {
  await check("disconnecting forgets the key and the timetable", async () => {
    bridge.php("Connection::disconnect();");
    await api.news();
    await wordpress.cron();
    assert.deepEqual(await api.news(), []);
    assert.deepEqual(bridge.option("key"), []);
    assert.equal(wordpress.php("echo wp_next_scheduled( 'igny8_bridge_heartbeat' ) ? 'yes' : 'no';"), "no");
  });
  await check("uninstalling leaves nothing in the database", () => {
    bridge.connect("igny8_standin_0001");
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'Last words' ) );");
    wordpress.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
      deactivate_plugins( 'igny8-bridge/igny8-bridge.php' ); uninstall_plugin( 'igny8-bridge/igny8-bridge.php' );`);
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

function activate(wordpress: WordPress): void {
  wordpress.php(
    "require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'igny8-bridge/igny8-bridge.php' );",
  );
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
