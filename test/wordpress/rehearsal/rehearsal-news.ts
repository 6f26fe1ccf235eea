import assert from "node:assert/strict";
import { check } from "../checks";
import { type Posts, postsOn } from "./posts";
import { rehearseWalks } from "./rehearsal-walks";
import type { Rehearsal } from "./stage";

/** Saves, status changes and deletions, and what becomes of those that come at a bad moment. */
export async function rehearseNews(stage: Rehearsal): Promise<void> {
  const posts = postsOn(stage);
  const publishedId = await rehearseSaves(posts);
  await rehearseQueue(posts);
  await rehearseWalks(posts, publishedId);
  await rehearseHiddenType(posts);
}

/** Answers the ID of a post that was scheduled and is public now. */
async function rehearseSaves(posts: Posts): Promise<number> {
  const { api, bridge, wordpress, item, php } = posts;
  let id = 0;

  await check("a save sends nothing itself; the next cron run does", async () => {
    await api.news();
    id = Number(
      php("echo wp_insert_post( array( 'post_title' => 'Fresh & <b>bold</b>', 'post_status' => 'draft' ) );"),
    );
    assert.deepEqual(await api.news(), []);
    assert.equal(bridge.waiting(), 1);
    await wordpress.cron();
    const sent = await item(id);
    assert.equal(sent?.title, "Fresh & bold");
    assert.equal(sent?.status, "draft");
    assert.equal(bridge.waiting(), 0);
  });
  await check("published, changed, trashed, restored and deleted: the inventory follows", async () => {
    for (const [code, status] of [
      [`wp_publish_post( ${id} );`, "publish"],
      [`wp_update_post( array( 'ID' => ${id}, 'post_title' => 'Changed' ) );`, "publish"],
      [`wp_trash_post( ${id} );`, "trash"],
      [`wp_untrash_post( ${id} );`, "draft"],
      [`wp_delete_post( ${id}, true );`, "deleted"],
    ] as const) {
      php(code);
      await wordpress.cron();
      assert.equal((await item(id))?.status, status, code);
    }
    assert.equal((await item(id))?.title, "Changed");
  });
  await check(
    "a scheduled post is not dated in the future, and follows when it goes public unsaved",
    async () => {
      const at = new Date(Date.now() + 86_400_000).toISOString().slice(0, 19).replace("T", " ");
      id = Number(
        php(
          `echo wp_insert_post( array( 'post_title' => 'Soon', 'post_status' => 'publish', 'post_date' => '${at}', 'post_date_gmt' => '${at}' ) );`,
        ),
      );
      await wordpress.cron();
      assert.equal((await item(id))?.status, "future");
      assert.ok(Date.parse((await item(id))?.modified_at ?? "") <= Date.now());
      php(`wp_publish_post( ${id} );`);
      await wordpress.cron();
      assert.equal((await item(id))?.status, "publish");
    },
  );
  return id;
}

async function rehearseQueue(posts: Posts): Promise<void> {
  const { bridge, wordpress, item, php } = posts;
  await check("revisions, autosaves, auto-drafts, media and private types stay out", async () => {
    php(
      "wp_insert_post( array( 'post_title' => 'A', 'post_status' => 'auto-draft' ) ); wp_insert_attachment( array( 'post_title' => 'Picture' ) ); wp_insert_post( array( 'post_type' => 'wp_block', 'post_title' => 'B', 'post_status' => 'publish' ) );",
    );
    assert.equal(bridge.waiting(), 0);
  });
  await check("a change that comes while an older one is sent stays in the queue", async () => {
    php("wp_update_post( array( 'ID' => 1, 'post_title' => 'One' ) );");
    bridge.php(
      `$rows = Queue::oldest( 10 ); Queue::add( array( 1 => array( 'noticed_at' => time() ) ) ); Queue::done( $rows );`,
    );
    assert.equal(bridge.waiting(), 1);
    await wordpress.cron();
    assert.equal(bridge.waiting(), 0);
  });
  await check("what another request changes or deletes during a run is what arrives", async () => {
    const [changed, gone] = [4, 5].map((n) =>
      Number(
        php(
          `global $wpdb; echo $wpdb->get_var( "SELECT ID FROM $wpdb->posts WHERE post_title = 'Post ${n}'" );`,
        ),
      ),
    );
    bridge.php(
      `global $wpdb; get_post( ${changed} ); $last = Item::of( get_post( ${gone} ) );
      $wpdb->update( $wpdb->posts, array( 'post_title' => 'By another' ), array( 'ID' => ${changed} ) );
      $wpdb->delete( $wpdb->posts, array( 'ID' => ${gone} ) );
      Queue::add( array( ${changed} => array( 'noticed_at' => time(), 'status_changed' => true ), ${gone} => array( 'noticed_at' => time(), 'last_seen' => $last ) ) );
      Outbox::send( Queue::oldest( 10 ) );`,
    );
    assert.equal((await item(changed ?? 0))?.title, "By another");
    assert.equal((await item(gone ?? 0))?.status, "deleted");
  });
}

async function rehearseHiddenType(posts: Posts): Promise<void> {
  const { wordpress, item, php } = posts;
  const queued = () =>
    wordpress.database.query(
      "SELECT option_value FROM wordpress.wp_options WHERE option_name LIKE 'igny8_bridge_change_%'",
    );

  await check("a post that becomes of a type that is not public leaves the inventory", async () => {
    const id = Number(
      php(
        "echo wp_insert_post( array( 'post_title' => 'Turned inside \u{1F600}', 'post_status' => 'publish' ) );",
      ),
    );
    await wordpress.cron();
    assert.equal((await item(id))?.status, "publish");
    php(
      `register_post_type( 'hidden_thing', array( 'public' => false ) );
      wp_update_post( array( 'ID' => ${id}, 'post_type' => 'hidden_thing' ) );`,
    );
    assert.match(queued(), /^[\x20-\x7e\s]*$/, "the queue's rows fit a table without emoji");
    await wordpress.cron();
    assert.equal((await item(id))?.status, "deleted");
    assert.equal((await item(id))?.title, "Turned inside \u{1F600}");
  });
}
