import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Answer, Client } from "../../bridge/client";
import { conform } from "../../bridge/conformance";
import { chapter } from "../checks";
import { addMustUse } from "../wordpress";
import type { Rehearsal } from "./stage";

const MUST_USE = "conformance-home.php";

/** The plugin, put through the run that any other client could be put through. */
export async function rehearseProtocol(stage: Rehearsal): Promise<void> {
  chapter("The plugin, by docs/bridge-protocol.md");
  await conform({ api: stage.api, client: pluginAsClient(stage) });
  moveTo(stage, undefined);
  stage.bridge.php(
    `wp_insert_post( array( 'import_id' => 1, 'post_title' => 'One', 'post_status' => 'publish' ) );
    require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'igny8-bridge/igny8-bridge.php' );`,
  );
}

function pluginAsClient(stage: Rehearsal): Client {
  const { bridge } = stage;
  return async (request) => {
    if (request.do === "reset") reset(stage, request.posts);
    if (request.do === "connect") bridge.connect(request.key);
    if (request.do === "work") {
      pass(stage, request.after_seconds);
      bridge.work();
    }
    if (request.do === "change")
      bridge.php(`wp_update_post( array( 'ID' => ${request.id}, 'post_title' => '${request.title}' ) );`);
    if (request.do === "delete") bridge.php(`wp_delete_post( ${request.id}, true );`);
    if (request.do === "home") moveTo(stage, request.url);
    if (request.do === "answer")
      bridge.php(`Connection::${request.choice === "moved" ? "move" : "forget"}();`);
    if (request.do === "disconnect") bridge.php("Connection::disconnect();");
    return look(stage);
  };
}

function reset(stage: Rehearsal, posts: number): void {
  const { bridge, wordpress } = stage;
  moveTo(stage, undefined);
  bridge.php("Connection::forget(); delete_option( 'igny8_bridge_install' ); Queue::clear();");
  wordpress.database.query("DELETE FROM wordpress.wp_posts");
  bridge.makePosts(posts);
}

/** All times that the plugin has written down are that much earlier. */
function pass({ bridge }: Rehearsal, seconds: number): void {
  if (seconds === 0) return;
  bridge.passTime(seconds);
  bridge.php(`
    foreach ( array( 'beat' => array( 'tried_at', 'sent_at' ), 'revision' => array( 'walked_at' ), 'pace' => array( 'until' ),
      'key' => array( 'since', 'expires_at', 'postponed_until' ), 'sync' => array( 'finished_at' ) ) as $name => $times ) {
      $value = Options::get( $name );
      foreach ( $times as $time ) {
        if ( ! empty( $value[ $time ] ) ) { $value[ $time ] -= ${seconds}; }
      }
      if ( $value ) { Options::put( $name, $value ); }
    }`);
}

function moveTo({ wordpress }: Rehearsal, home: string | undefined): void {
  if (home === undefined) rmSync(join(wordpress.folder, "wp-content/mu-plugins", MUST_USE), { force: true });
  else
    addMustUse(
      wordpress,
      MUST_USE,
      `<?php add_filter( 'option_home', static function () { return '${home}'; }, 99 );`,
    );
}

function look({ bridge }: Rehearsal): Answer {
  return JSON.parse(
    bridge.php(`global $wpdb;
      $state = 'connected';
      if ( ! Key::exists() ) { $state = 'unconnected'; }
      elseif ( '' !== Identity::doubt() ) { $state = 'asking'; }
      elseif ( Pause::halt() ) { $state = 'stopped'; }
      elseif ( Pause::is_on() ) { $state = 'waiting'; }
      $ids = array_map( 'intval', $wpdb->get_col( "SELECT ID FROM $wpdb->posts WHERE post_type = 'post' ORDER BY ID" ) );
      echo wp_json_encode( array( 'state' => $state, 'home' => Identity::home(), 'ids' => $ids ) );`),
  );
}
