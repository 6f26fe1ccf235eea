import assert from "node:assert/strict";
import { check } from "../checks";
import type { Item } from "../stand-in";
import { livePosts } from "../wordpress";
import type { Rehearsal } from "./stage";

/** Saves, status changes and deletions, and what becomes of those that come at a bad moment. */
export async function rehearseNews({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const item = async (id: number): Promise<Item | undefined> => (await api.state()).contents[id];
  const php = (code: string) => wordpress.php(code).trim();
  const queued = () =>
    wordpress.database.query(
      "SELECT option_value FROM wordpress.wp_options WHERE option_name LIKE 'igny8_bridge_change_%'",
    );
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
  await check("a page's new slug, and a new address of the site, send everything again", async () => {
    const isUnfinished = () => bridge.php("echo Sync::is_unfinished() ? 'yes' : 'no';");
    const page = php(
      "$p = wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'Parent', 'post_status' => 'publish' ) ); wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'Child', 'post_parent' => $p, 'post_status' => 'publish' ) ); echo $p;",
    );
    await wordpress.cron();
    assert.equal(isUnfinished(), "no");
    php(`wp_update_post( array( 'ID' => ${page}, 'post_name' => 'renamed' ) );`);
    assert.equal(isUnfinished(), "yes");
    await wordpress.cron();
    const child = Object.values((await api.state()).contents).find(({ title }) => title === "Child");
    assert.match(child?.url ?? "", /\/renamed\/child\/$/);
    php(
      "$home = get_option( 'home' ); update_option( 'home', 'http://elsewhere.test' ); update_option( 'home', $home );",
    );
    assert.equal(isUnfinished(), "yes");
    await wordpress.cron();
  });
  await check(
    "a post removed behind WordPress's back is found when everything is gone over again",
    async () => {
      wordpress.database.query(`DELETE FROM wordpress.wp_posts WHERE ID = ${id}`);
      bridge.php("Sync::restart(); Schedule::soon();");
      await wordpress.cron();
      assert.equal((await item(id))?.status, "deleted");
    },
  );
  await check(
    "what the inventory has otherwise than this site is put right when everything is gone over",
    async () => {
      const { contents } = await api.state();
      const modified_at = new Date().toISOString().replace(/\.\d+Z$/, "Z");
      const wrong = { ...contents[1]!, title: "Wrong", modified_at };
      const lost = { ...contents[2]!, status: "deleted", modified_at };
      await api.set({ contents: { ...contents, 1: wrong, 2: lost } });
      await new Promise((resolve) => setTimeout(resolve, 1100)); // Its date has seconds only.
      bridge.php("Sync::restart(); Schedule::soon();");
      await wordpress.cron();
      assert.equal((await item(1))?.title, "One");
      assert.equal((await item(2))?.status, "publish");
    },
  );
  await check("another permalink structure sends everything again", async () => {
    php("global $wp_rewrite; $wp_rewrite->set_permalink_structure( '/p/%postname%/' );");
    await wordpress.cron();
    assert.match((await item(1))?.url ?? "", /\/p\/hello-world\/$/);
  });
  for (const [what, vague, poison] of [
    [
      "sixty items that the API does not take and names",
      false,
      Array.from({ length: 60 }, (_, index) => `Post ${700 + index}`),
    ],
    ["an item that the API does not take and does not name", true, ["Post 777"]],
  ] as const)
    await check(`${what}: none of the others waits`, async () => {
      const live = livePosts(wordpress);
      await api.set({ poison, vague, contents: {}, requests: [] });
      bridge.php("Sync::restart(); Schedule::soon();");
      await wordpress.cron();
      await api.set({ poison: [], vague: false });
      const titles = Object.values((await api.state()).contents).map((each) => each.title);
      assert.deepEqual(
        poison.filter((title) => titles.includes(title)),
        [],
      );
      assert.equal(titles.length, live - poison.length);
      assert.ok(bridge.option("sync").finished_at > 0);
      const puts = (await api.news()).filter((request) => request.method === "PUT").length;
      assert.ok(puts <= 3 + (vague ? 20 : 2), `${puts} requests`);
      bridge.php("Sync::restart(); Schedule::soon();");
      await wordpress.cron(); // What was left out comes with the next walk.
    });
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
