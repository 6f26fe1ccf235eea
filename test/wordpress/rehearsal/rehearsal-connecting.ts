import assert from "node:assert/strict";
import { check } from "../checks";
import { measureVisits } from "./measure-visits";
import type { Rehearsal } from "./stage";

/** From a key to everything in the inventory. */
export async function rehearseConnecting(stage: Rehearsal): Promise<void> {
  await rehearseKey(stage);
  await rehearseTimetable(stage);
  await rehearseOtherAddress(stage);
  await rehearseFirstSync(stage);
}

async function rehearseKey({ api, bridge, wordpress }: Rehearsal): Promise<void> {
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
}

async function rehearseTimetable({ api, bridge, wordpress }: Rehearsal): Promise<void> {
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
}

async function rehearseOtherAddress({ api, bridge, wordpress }: Rehearsal): Promise<void> {
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
}

async function rehearseFirstSync({ api, bridge, wordpress }: Rehearsal): Promise<void> {
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
