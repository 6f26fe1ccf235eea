import assert from "node:assert/strict";
import { check } from "../checks";
import type { Rehearsal } from "./stage";

/** One key takes another's place: pasted by hand, or exchanged before it expires. */
export async function rehearseKeys(stage: Rehearsal): Promise<void> {
  await rehearseFormerKey(stage);
  await rehearseRotation(stage);
}

async function rehearseFormerKey({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("a late refusal of a former key does not stop the key that was pasted meanwhile", async () => {
    const { secret } = bridge.option("key");
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'Late refusal' ) );");
    const [pause, kept] = JSON.parse(
      bridge.php(`add_filter( 'pre_http_request', function ( $answer, $request, $url ) {
          global $wpdb;
          if ( false === strpos( $url, '/bridge/content/' ) ) { return $answer; }
          $key = array( 'secret' => 'igny8_pasted_meanwhile' ) + Options::get( 'key' );
          $wpdb->update( $wpdb->options, array( 'option_value' => serialize( $key ) ), array( 'option_name' => 'igny8_bridge_key' ) );
          $body = '{"success":false,"error":"No.","code":"unauthenticated","request_id":"0"}';
          return array( 'response' => array( 'code' => 401 ), 'body' => $body, 'headers' => array(), 'cookies' => array() );
        }, 10, 3 );
        Worker::run();
        echo wp_json_encode( array( Options::fresh( 'pause' ), Options::fresh( 'key' )['secret'] ) );`),
    );
    assert.deepEqual(pause, []);
    assert.equal(kept, "igny8_pasted_meanwhile");
    bridge.php(
      `Options::put( 'key', array( 'secret' => '${secret}' ) + Options::get( 'key' ) ); Worker::run();`,
    );
    assert.equal((await api.state()).contents[1]?.title, "Late refusal");
  });
}

async function rehearseRotation({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const nearExpiry = () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    bridge.php(
      `$k = Options::get( 'key' ); $k['since'] = time() - 90 * DAY_IN_SECONDS; $k['expires_at'] = strtotime( '${soon}' ); Options::put( 'key', $k );`,
    );
  };
  await check("a key that nears its expiry is exchanged, and the work goes on with the new one", async () => {
    nearExpiry();
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'After rotation' ) );");
    await api.news();
    bridge.work();
    const requests = await api.news();
    assert.deepEqual(
      requests.map((r) => r.path),
      ["/bridge/rotate-key/", "/bridge/content/"],
    );
    assert.equal(requests[1]?.key, (await api.state()).key);
    assert.equal((await api.state()).contents[1]?.title, "After rotation");
  });
  await check("when the answer with the new key is lost, the next attempt gets the same key", async () => {
    nearExpiry();
    await api.set({ dropRotationAnswer: true });
    const before = Object.keys((await api.state()).rotations).length;
    bridge.work();
    bridge.endPause();
    bridge.work();
    const { key, rotations } = await api.state();
    assert.equal(Object.keys(rotations).length, before + 1);
    assert.equal(bridge.option("key").secret, key);
    assert.equal(bridge.option("pause").halt ?? null, null);
  });
  await check("an exchange that a suspension interrupts stays the same one", async () => {
    nearExpiry();
    await api.set({ dropRotationAnswer: true });
    bridge.work();
    bridge.endPause();
    await api.set({ fault: { status: 403, code: "account_suspended", path: "/bridge/rotate-key/" } });
    bridge.work();
    await api.set({ fault: null });
    bridge.php("Options::put( 'key', array( 'postponed_until' => 0 ) + Options::get( 'key' ) );");
    const { rotations } = await api.state();
    bridge.work();
    const after = await api.state();
    assert.deepEqual(Object.keys(after.rotations), Object.keys(rotations));
    assert.equal(bridge.option("key").secret, after.key);
  });
}
