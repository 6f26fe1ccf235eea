import assert from "node:assert/strict";
import { check } from "../checks";
import { HttpAdmin } from "../http-admin";
import type { Rehearsal } from "./stage";

const AS_ADMIN = `require_once ABSPATH . 'wp-admin/includes/admin.php';
  wp_set_current_user( get_users( array( 'role' => 'administrator' ) )[0]->ID );`;

/** Where else in WordPress the plugin shows itself. */
export async function rehearsePlaces(stage: Rehearsal): Promise<void> {
  await rehearseScreens(stage);
  await rehearseLists(stage);
}

async function rehearseScreens({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("the block editor has a panel with origin, state and credits", async () => {
    const admin = await HttpAdmin.signIn(wordpress);
    const page = await admin.open("post.php?post=1&action=edit");
    assert.match(
      page,
      /igny8BridgePanel = .*"Origin","Written in WordPress".*"Up to date at IGNY8".*"Credits","1,234"/,
    );
    assert.match(page, /assets\/editor\.js/);
    const delivered = bridge.php(
      `update_post_meta( 1, '_igny8_delivery', '77' ); Queue::add( array( 1 => array( 'noticed_at' => 1 ) ) );
      echo wp_json_encode( Editor_Panel::facts( get_post( 1 ) ) ); delete_post_meta( 1, '_igny8_delivery' ); Queue::clear();`,
    );
    assert.match(delivered, /Written by IGNY8 \(delivery 77\)/);
    assert.match(delivered, /about to be sent/);
    assert.ok(!page.includes((await api.state()).key));
  });
  await check("the dashboard has a widget only where somebody asked for it", async () => {
    const admin = await HttpAdmin.signIn(wordpress);
    assert.doesNotMatch(await admin.open("index.php"), /id="igny8_bridge"/);
    const ticked = { "igny8_types[]": "post", igny8_widget: "1" };
    await admin.press(await admin.openSettings(), "choose", ticked);
    assert.match(
      await admin.open("index.php"),
      /id="igny8_bridge"[\s\S]*This site is connected to IGNY8[\s\S]*Credits: 1,234/,
    );
    bridge.php("Choice::keep( \\Igny8\\Bridge\\Post_Types::all(), false, false ); Worker::run();");
  });
}

async function rehearseLists({ bridge }: Rehearsal): Promise<void> {
  await check("WordPress's page for the privacy policy has a text of it", () => {
    const text = bridge.php(
      `${AS_ADMIN} set_current_screen( 'dashboard' );
      require_once ABSPATH . 'wp-admin/includes/class-wp-privacy-policy-content.php';
      add_action( 'admin_init', array( Privacy::class, 'suggest' ) ); do_action( 'admin_init' );
      foreach ( WP_Privacy_Policy_Content::get_suggested_policy_text() as $each ) { echo $each['plugin_name'], ': ', $each['policy_text']; }`,
    );
    assert.match(text, /IGNY8 Bridge: [\s\S]*title, address, type, status[\s\S]*nothing about visitors/);
  });
  await check("WordPress 7's abilities and connectors know it, where there are such", () => {
    const registered = JSON.parse(
      bridge.php(
        `Registries::add_category(); Registries::add_abilities(); // Without the functions nothing happens.
        eval( 'function wp_register_ability_category( $name, $args ) { $GLOBALS["told"][] = $name; }
          function wp_register_ability( $name, $args ) { $GLOBALS["told"][] = $name; $GLOBALS["able"][ $name ] = $args; }' );
        class Registry { public function register( $name, $args ) { $GLOBALS['told'][] = $name; $GLOBALS['connector'] = $args; } }
        do_action( 'wp_abilities_api_categories_init' ); do_action( 'wp_abilities_api_init' );
        Registries::add_connector( new Registry() ); Registries::add_connector( null );
        $status = $able['igny8-bridge/status'];
        $for_nobody = call_user_func( $status['permission_callback'] );
        ${AS_ADMIN}
        echo wp_json_encode( array( $told, $for_nobody, call_user_func( $status['permission_callback'] ),
          call_user_func( $status['execute_callback'] )['code'], $connector['authentication'] ) );`,
      ),
    );
    assert.deepEqual(registered, [
      ["igny8-bridge", "igny8-bridge/status", "igny8-bridge/synchronise", "igny8"],
      false,
      true,
      "connected",
      { method: "none" },
    ]);
  });
}
