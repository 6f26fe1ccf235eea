import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { check } from "../checks";
import { run } from "../process";
import { copyPlugin, type WordPress } from "../wordpress";
import type { Rehearsal } from "./stage";

const PLUGIN = "igny8-bridge/igny8-bridge.php";
const SITES = [1, 2, 3];
const ADMIN = "require_once ABSPATH . 'wp-admin/includes/plugin.php';";

/** A network of three sites, each with a connection of its own. */
export async function rehearseNetwork(stage: Rehearsal, plugin: string): Promise<void> {
  await rehearseActivation(stage, plugin);
  await rehearseLargeNetwork(stage);
  await rehearseSites(stage);
  await rehearseUninstalling(stage);
}

async function rehearseActivation({ api, wordpress }: Rehearsal, plugin: string): Promise<void> {
  await check("on a network it is activated for every site, and each connects with its own key", async () => {
    await api.set({ fault: { status: 503, path: "/bridge/disconnect/" } });
    const { key } = await api.state();
    makeNetwork(wordpress);
    copyPlugin(wordpress, plugin);
    wordpress.php(`${ADMIN} activate_plugin( '${PLUGIN}', '', true );`);
    assert.deepEqual(onEach(wordpress, "echo Key::exists() ? 'connected' : 'not';"), ["not", "not", "not"]);
    onEach(wordpress, `Connection::connect( '${key}' );`);
    assert.deepEqual(onEach(wordpress, "echo Key::exists() ? 'connected' : 'not';"), [
      "connected",
      "connected",
      "connected",
    ]);
  });
  await check(
    "deactivated for the network, it has no timetable on any site; activated again, on each",
    () => {
      const timetable = "echo wp_next_scheduled( 'igny8_bridge_heartbeat' ) ? 'planned' : 'none';";
      assert.deepEqual(onEach(wordpress, timetable), ["planned", "planned", "planned"]);
      wordpress.php(`${ADMIN} deactivate_plugins( '${PLUGIN}', false, true );`);
      assert.deepEqual(onEach(wordpress, timetable), ["none", "none", "none"]);
      wordpress.php(`${ADMIN} activate_plugin( '${PLUGIN}', '', true );`);
      assert.deepEqual(onEach(wordpress, timetable), ["planned", "planned", "planned"]);
    },
  );
}

async function rehearseLargeNetwork({ wordpress }: Rehearsal): Promise<void> {
  await check("on a large network each site begins when it is next worked at, and none before", () => {
    const timetable = "echo wp_next_scheduled( 'igny8_bridge_heartbeat' ) ? 'planned' : 'none';";
    wordpress.php(`${ADMIN} deactivate_plugins( '${PLUGIN}', false, true );`);
    wordpress.php(
      `${ADMIN} add_filter( 'igny8_bridge_sites_at_once', function () { return 2; } ); activate_plugin( '${PLUGIN}', '', true );`,
    );
    assert.deepEqual(onEach(wordpress, timetable), ["none", "none", "none"]);
    const begin = "\\Igny8\\Bridge\\Network::begin_where_due();";
    wordpress.php(`switch_to_blog( 2 ); ${begin}`);
    assert.deepEqual(onEach(wordpress, timetable), ["none", "planned", "none"]);
    wordpress.php("switch_to_blog( 2 ); wp_unschedule_hook( 'igny8_bridge_heartbeat' );");
    wordpress.php(`switch_to_blog( 2 ); ${begin}`);
    assert.deepEqual(onEach(wordpress, timetable), ["none", "none", "none"], "it begins once");
    const hooked =
      "echo has_action( 'init', array( 'Igny8\\Bridge\\Network', 'begin_where_due' ) ) ? 'yes' : 'no';";
    assert.equal(wordpress.php(hooked), "no", "a visitor's page does not ask");
    wordpress.php(
      `${ADMIN} deactivate_plugins( '${PLUGIN}', false, true ); activate_plugin( '${PLUGIN}', '', true );`,
    );
    assert.deepEqual(onEach(wordpress, timetable), ["planned", "planned", "planned"]);
  });
}

async function rehearseSites({ wordpress }: Rehearsal): Promise<void> {
  await check("a site copied within the network asks before it speaks for the original", () => {
    // WP_HOME, which would be one address for all, is not for networks.
    const ownHome = "remove_filter( 'option_home', '_config_wp_home' );";
    onEach(wordpress, `${ownHome} \\Igny8\\Bridge\\Identity::move();`);
    wordpress.database.query(
      "REPLACE INTO wordpress.wp_3_options (option_name, option_value, autoload) SELECT option_name, option_value, autoload FROM wordpress.wp_2_options WHERE option_name LIKE 'igny8\\_bridge\\_%'",
    );
    const doubts = onEach(
      wordpress,
      `${ownHome} echo '' === \\Igny8\\Bridge\\Identity::doubt() ? 'none' : 'address';`,
    );
    assert.deepEqual(doubts, ["none", "none", "address"]);
  });
  await check("the network's screen shows how each site stands, to those who run the network", () => {
    const show = (user: string) =>
      wordpress.php(
        `require_once ABSPATH . 'wp-admin/includes/admin.php'; ${user} \\Igny8\\Bridge\\Network_Screen::show();`,
      );
    const screen = show("wp_set_current_user( get_users( array( 'role' => 'administrator' ) )[0]->ID );");
    assert.equal(screen.match(/<tr><td>/g)?.length, SITES.length);
    assert.match(screen, /This site is connected to IGNY8|may be a copy/);
    assert.equal(show("wp_set_current_user( 0 );"), "");
  });
  await check("a request that changes posts of several sites queues each on its own", () => {
    onEach(wordpress, "Queue::clear();");
    wordpress.php(
      "wp_update_post( array( 'ID' => 1, 'post_title' => 'On one' ) ); switch_to_blog( 2 ); wp_update_post( array( 'ID' => 1, 'post_title' => 'On two' ) ); wp_delete_post( 2, true ); restore_current_blog();",
    );
    assert.deepEqual(onEach(wordpress, "echo Queue::count();"), ["1", "2", "0"]);
  });
}

async function rehearseUninstalling({ wordpress }: Rehearsal): Promise<void> {
  await check("uninstalled, it leaves nothing on any site of the network", () => {
    onEach(wordpress, "Queue::add( array( 1 => array( 'noticed_at' => time() ) ) ); echo Queue::count();");
    assert.notDeepEqual(
      SITES.map((site) => rowsLeft(wordpress, site)),
      ["", "", ""],
      "there is something to remove",
    );
    wordpress.php(
      `${ADMIN} deactivate_plugins( '${PLUGIN}', false, true ); uninstall_plugin( '${PLUGIN}' );`,
    );
    assert.deepEqual(
      SITES.map((site) => rowsLeft(wordpress, site)),
      ["", "", ""],
    );
    const network =
      "SELECT meta_key FROM wordpress.wp_sitemeta WHERE CONCAT(meta_key, meta_value) LIKE '%igny8%'";
    assert.equal(wordpress.database.query(network), "");
  });
}

/** What the code prints on each site. */
function onEach(wordpress: WordPress, code: string): string[] {
  return wordpress
    .php(
      `use Igny8\\Bridge\\{Connection, Key, Queue}; foreach ( array( ${SITES.join(", ")} ) as $id ) { switch_to_blog( $id ); ${code} echo ' '; restore_current_blog(); }`,
    )
    .trim()
    .split(" ");
}

function makeNetwork(wordpress: WordPress): void {
  run("php", [join(projectRoot, "test/wordpress/php/network.php"), wordpress.folder, wordpress.url]);
  const host = new URL(wordpress.url).host;
  wordpress.php(
    `foreach ( array( 'two', 'three' ) as $name ) { wpmu_create_blog( '${host}', "/$name/", $name, 1 ); }`,
  );
}

/** Names of the rows that speak of the plugin, in their name or in their value, cron events among them. */
function rowsLeft(wordpress: WordPress, site: number): string {
  const table = site === 1 ? "wp_options" : `wp_${site}_options`;
  return wordpress.database.query(
    `SELECT option_name FROM wordpress.${table} WHERE CONCAT(option_name, option_value) LIKE '%igny8\\_bridge%'`,
  );
}
