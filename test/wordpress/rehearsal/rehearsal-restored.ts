import assert from "node:assert/strict";
import { check } from "../checks";
import type { Rehearsal } from "./stage";

/** A site whose past came back, or that lacks a plugin it had. */
export async function rehearseRestored({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("a restored backup sees that IGNY8 is ahead of it, and sends everything again", async () => {
    const { contents, revision } = await api.state();
    await api.set({
      contents: { ...contents, 1: { ...contents[1]!, title: "Later", status: "deleted" } },
      revision: revision + 7,
    });
    bridge.php("Options::put( 'beat', array() );");
    bridge.work();
    bridge.work();
    assert.equal((await api.state()).contents[1]?.status, "publish");
    assert.equal(
      bridge.php("echo Options::get( 'revision' )['seen'];"),
      String((await api.state()).revision),
    );
    await api.news();
    bridge.php("Options::put( 'beat', array() );");
    bridge.work();
    assert.ok(
      (await api.news()).every(({ method }) => method !== "PUT"),
      "and not once more",
    );
  });
  await check("posts of a type whose plugin is off are left alone, and deleted ones are found", async () => {
    const book = "register_post_type( 'book', array( 'public' => true ) );";
    const ids = JSON.parse(
      bridge.php(`${book} $ids = array();
        foreach ( array( 'Kept', 'Gone' ) as $title ) {
          $ids[] = wp_insert_post( array( 'post_type' => 'book', 'post_title' => $title, 'post_status' => 'publish' ) );
        }
        Igny8\\Bridge\\Changes::write(); Worker::run(); echo wp_json_encode( $ids );`),
    ) as [number, number];
    assert.equal((await api.state()).contents[ids[0]]?.status, "publish");
    wordpress.database.query(`DELETE FROM wordpress.wp_posts WHERE ID = ${ids[1]}`);
    bridge.php("Sync::restart(); Worker::run(); Worker::run();");
    const { contents } = await api.state();
    assert.deepEqual([contents[ids[0]]?.status, contents[ids[1]]?.status], ["publish", "deleted"]);
    wordpress.database.query(`DELETE FROM wordpress.wp_posts WHERE ID = ${ids[0]}`);
  });
}
