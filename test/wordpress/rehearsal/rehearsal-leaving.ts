import assert from "node:assert/strict";
import { check } from "../checks";
import { activatePlugin, type WordPress } from "../wordpress";
import type { Rehearsal } from "./stage";

/** Deactivated, disconnected, uninstalled: what IGNY8 is told, and what stays. */
export async function rehearseLeaving(
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

export function optionNames(wordpress: WordPress): string[] {
  return wordpress.database.query("SELECT option_name FROM wordpress.wp_options").split("\n");
}
