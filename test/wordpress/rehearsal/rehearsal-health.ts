import assert from "node:assert/strict";
import { check } from "../checks";
import type { Rehearsal } from "./stage";

/** WP_CLI's own class, as far as the plugin calls it. */
const WP_CLI = `final class WP_CLI {
  public static function __callStatic( $how, $args ) { echo $how, ': ', $args[0], "\\n"; }
}`;

/** What WordPress's own places say of the connection: Site Health, the command line, the open page. */
export async function rehearseHealth({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const cli = (code: string) =>
    bridge.php(`eval( '${WP_CLI.replaceAll("'", "\\'")}' ); ( new Cli() )->${code}`).trim();
  const health = (before = "") => JSON.parse(bridge.php(`${before} echo wp_json_encode( Health::test() );`));
  const late = `$events = array();
    foreach ( _get_cron_array() as $at => $hooks ) { $events[ isset( $hooks[ Plugin::HEARTBEAT ] ) ? time() - 400 : $at ] = $hooks; }
    _set_cron_array( $events );`;

  await check("Site Health says how the connection stands, and the one next step", async () => {
    assert.deepEqual([health().status, health().label], ["good", "This site is connected to IGNY8"]);
    const copy = health(
      "add_filter( 'option_home', static function () { return 'https://copy.example'; }, 99 );",
    );
    assert.match(
      `${copy.status} ${copy.label} ${copy.description}`,
      /^recommended .*may be a copy.*copy\.example/,
    );
    const facts = bridge.php("echo wp_json_encode( Health::add_facts( array() ) );");
    assert.match(facts, /This site is connected/);
    assert.ok(!facts.includes((await api.state()).key));
  });
  await check(
    "where WP-Cron does not run, it says so, and the open page does a piece of the work",
    async () => {
      wordpress.php(
        "wp_update_post( array( 'ID' => 1, 'post_title' => 'I <3 NYC, if a<b then <b>bold</b>' ) );",
      );
      bridge.php(late);
      assert.match(health().description, /Let your server call wp-cron\.php/);
      assert.match(bridge.settingsPage(), /Let your server call wp-cron\.php/);
      bridge.php(
        `require_once ABSPATH . 'wp-admin/includes/admin.php'; wp_set_current_user( get_users( array( 'role' => 'administrator' ) )[0]->ID );
      $_REQUEST['_ajax_nonce'] = wp_create_nonce( Status_Panel::NONCE ); Status_Panel::answer();`,
      );
      assert.equal((await api.state()).contents[1]?.title, "I <3 NYC, if a<b then bold");
      assert.equal(health().status, "good");
    },
  );
  await check("the command line connects, synchronises, tells and disconnects", async () => {
    const { key } = await api.state();
    assert.match(cli("status();"), /^line: This site is connected to IGNY8\. Changes/);
    await api.set({ contents: {} });
    assert.equal(cli("sync();"), "success: Everything is synchronised.");
    assert.ok(Object.keys((await api.state()).contents).length > 1000);
    await api.set({ goodbyes: [] });
    assert.equal(cli("disconnect();"), "success: Disconnected.");
    assert.deepEqual((await api.state()).goodbyes, ["disconnected"]);
    assert.match(cli("status();"), /not connected to IGNY8[\s\S]*halt: 1/);
    assert.match(cli("sync();"), /^error: /);
    assert.match(cli("connect( array( 'nonsense' ) );"), /^error: That is not an IGNY8 API key/);
    await api.set({ site: { id: 7, name: "Other", url: "https://other.example" } });
    assert.match(cli(`connect( array( '${key}' ) );`), /^error: This key is for https:\/\/other\.example/);
    assert.equal(cli(`connect( array( '${key}' ), array( 'moved' => true ) );`), "success: Connected.");
    await api.set({ site: { id: 7, name: "Mine", url: wordpress.url } });
    bridge.work();
  });
}
