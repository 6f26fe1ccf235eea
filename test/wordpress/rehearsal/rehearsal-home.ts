import assert from "node:assert/strict";
import { check } from "../checks";
import { HttpAdmin } from "../http-admin";
import { rehearsePlaces } from "./rehearsal-places";
import type { Rehearsal } from "./stage";

/** The plugin where people meet it in WordPress: its settings, the editor, the dashboard, WordPress's own lists. */
export async function rehearseHome(stage: Rehearsal): Promise<void> {
  stage.bridge.php("Connection::check();");
  await rehearseChoice(stage);
  await rehearseRefusals(stage);
  await rehearsePace(stage);
  await rehearsePlaces(stage);
  await rehearseWords(stage);
}

async function rehearseChoice({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const live = async () =>
    Object.values((await api.state()).contents).filter(({ status }) => status !== "deleted");
  await check("saving a post costs one row, and planning the next work; saving it again, the row", () => {
    const costs = () =>
      Number(
        bridge.php(
          `global $wpdb; wp_update_post( array( 'ID' => 1, 'post_title' => 'Weighed' ) );
          $before = $wpdb->num_queries; \\Igny8\\Bridge\\Changes::write(); echo $wpdb->num_queries - $before;`,
        ),
      );
    const first = costs();
    assert.ok(first <= 3, `${first} queries`);
    assert.equal(costs(), 1);
    bridge.work();
  });
  await check(
    "what somebody leaves out leaves the inventory, and comes back when it is ticked again",
    async () => {
      const admin = await HttpAdmin.signIn(wordpress);
      const draft = Number(
        wordpress.php(
          "echo wp_insert_post( array( 'post_title' => 'Secret plan', 'post_status' => 'draft' ) );",
        ),
      );
      bridge.work();
      assert.ok((await live()).some(({ wp_id }) => wp_id === draft));
      assert.ok((await live()).some(({ type }) => type === "page"));
      const fields = { "igny8_types[]": "post", igny8_public_only: "1" };
      await admin.press(await admin.openSettings(), "choose", fields);
      bridge.work();
      bridge.work(); // The walk finds what is no longer sent; the next piece of work says so.
      assert.deepEqual(
        [...new Set((await live()).map(({ type, status }) => `${type} ${status}`))],
        ["post publish"],
      );
      wordpress.php(`wp_update_post( array( 'ID' => ${draft}, 'post_title' => 'Still secret' ) );`);
      assert.equal(bridge.waiting(), 0);
      bridge.php(
        "Choice::keep( Post_Types::all(), false, false );".replace(
          "Post_Types",
          "\\Igny8\\Bridge\\Post_Types",
        ),
      );
      bridge.work();
      bridge.work();
      assert.equal((await live()).find(({ wp_id }) => wp_id === draft)?.title, "Still secret");
      assert.ok((await live()).some(({ type }) => type === "page"));
    },
  );
  await check("a post that asks for a password is not plain public", async () => {
    const id = Number(
      wordpress.php(
        "echo wp_insert_post( array( 'post_title' => 'For members', 'post_status' => 'publish', 'post_password' => 'x' ) );",
      ),
    );
    bridge.work();
    assert.equal((await api.state()).contents[id]?.status, "protected");
  });
}

async function rehearseRefusals({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("what IGNY8 does not take is listed with its reason, until it is taken", async () => {
    const page = () => bridge.settingsPage();
    await api.set({ poison: ["Too odd"] });
    const change = "wp_update_post( array( 'ID' => 1, 'post_title' => 'Too odd' ) );";
    wordpress.php(change);
    bridge.work();
    assert.match(
      page(),
      /IGNY8 did not take 1 item:[\s\S]*post\.php\?post=1[^>]*>Too odd<\/a>: [^<]*Not this one\./,
    );
    await api.set({ poison: [] });
    wordpress.php(change);
    bridge.work();
    assert.doesNotMatch(page(), /did not take/);
  });
}

async function rehearsePace({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check(
    "a walk leaves half of the account's allowance to others; a change does not wait for it",
    async () => {
      await api.set({ throttle: { limit: 120, remaining: 59, resetInSeconds: 40 }, contents: {} });
      await api.news();
      bridge.php("Sync::restart(); Worker::run();");
      assert.deepEqual(
        (await api.news()).map(({ items }) => items),
        [500],
      );
      const wait = Number(bridge.php("echo wp_next_scheduled( Plugin::WORK ) - time();"));
      assert.ok(wait > 30 && wait <= 41, `the next piece in ${wait} s`);
      assert.match(bridge.settingsPage(), /It continues in \d+ seconds/);
      wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'In between' ) );");
      bridge.work();
      assert.deepEqual(
        (await api.news()).map(({ items }) => items),
        [1],
      );
      await api.set({ throttle: { limit: 120, remaining: 100, resetInSeconds: 40 } });
      bridge.php("Options::put( 'pace', array() ); Worker::run();");
      assert.equal(bridge.option("sync").finished_at > 0, true);
      const lists = (await api.news()).filter(({ method }) => method === "GET");
      assert.ok(lists.length <= 4, `${lists.length} requests compare 1,200 posts`);
      await api.set({ throttle: null });
    },
  );
}

async function rehearseWords({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("a stopped page has one state and one next step", async () => {
    bridge.php("Pause::stop( 402, 'no_plan' );");
    const unpaid = bridge.settingsPage();
    assert.match(unpaid, /Stopped/);
    assert.doesNotMatch(unpaid, /Changes follow|next attempt|name="igny8_key"/);
    bridge.php("Pause::stop( 401, 'unauthenticated' );");
    const refused = bridge.settingsPage();
    assert.ok(
      refused.indexOf('name="igny8_key"') < refused.indexOf("igny8-bridge-facts"),
      "the new key comes first",
    );
    bridge.php("Pause::clear();");
    assert.match(bridge.settingsPage(), /Changes follow automatically/);
  });
  await check(
    "addresses and keys are written from left to right, and the site leads to its page at IGNY8",
    async () => {
      const page = bridge.settingsPage();
      assert.match(page, /<a href="http:[^"]*\/sites\/7"[^>]*><bdi>Mine<\/bdi><\/a> \(<bdi dir="ltr">http/);
      bridge.php("Pause::stop( 401, 'unauthenticated' );");
      assert.match(bridge.settingsPage(), /<input type="password"[^>]*dir="ltr"/);
      bridge.php("Pause::clear();");
      assert.doesNotMatch((await api.state()).key, /^$/);
    },
  );
  await check("after activation, the page of plugins says once what to do, and no other page", async () => {
    const admin = await HttpAdmin.signIn(wordpress);
    bridge.php("Options::put( 'greeting', array( 'at' => time() ) );");
    const { key } = await api.state();
    bridge.php("Connection::forget(); Options::put( 'greeting', array( 'at' => time() ) );");
    assert.doesNotMatch(await admin.open("index.php"), /sends nothing before you connect it/);
    assert.match(
      await admin.open("plugins.php"),
      /sends nothing before you connect it[\s\S]*Connect this site/,
    );
    assert.doesNotMatch(await admin.open("plugins.php"), /sends nothing before you connect it/);
    assert.equal(bridge.connect(key), "200 ");
    bridge.work();
  });
}
