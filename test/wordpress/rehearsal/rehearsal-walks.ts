import assert from "node:assert/strict";
import { check } from "../checks";
import { livePosts } from "../wordpress";
import type { Posts } from "./posts";

/** Going over everything again: what makes it happen, what it finds, and what does not hold it up. `postId` is public. */
export async function rehearseWalks(posts: Posts, postId: number): Promise<void> {
  await rehearseNewAddresses(posts);
  await rehearseFinds(posts, postId);
  await rehearseRefusedItems(posts);
}

async function rehearseNewAddresses(posts: Posts): Promise<void> {
  const { api, bridge, wordpress, php } = posts;
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
}

async function rehearseFinds(posts: Posts, postId: number): Promise<void> {
  const { api, bridge, wordpress, item, php } = posts;
  await check(
    "a post removed behind WordPress's back is found when everything is gone over again",
    async () => {
      wordpress.database.query(`DELETE FROM wordpress.wp_posts WHERE ID = ${postId}`);
      bridge.php("Sync::restart(); Schedule::soon();");
      await wordpress.cron();
      assert.equal((await item(postId))?.status, "deleted");
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
}

async function rehearseRefusedItems(posts: Posts): Promise<void> {
  const { api, bridge, wordpress } = posts;
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
}
