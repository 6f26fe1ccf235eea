import assert from "node:assert/strict";
import { check } from "../checks";
import { addMustUse } from "../wordpress";
import { attachments, deliver, PLAIN, PNG, postOf, SECOND_PNG } from "./deliver";
import { rehearseFields } from "./rehearsal-fields";
import { rehearseHalves } from "./rehearsal-halves";
import { rehearseOnce } from "./rehearsal-once";
import type { Rehearsal } from "./stage";

/** Content that IGNY8 hands over becomes a post, once. */
export async function rehearseDeliveries(stage: Rehearsal): Promise<void> {
  addMustUse(stage.wordpress, "pictures.php", MAY_REACH_STAND_IN);
  await rehearseFetching(stage);
  await rehearseArticle(stage);
  await rehearseRefused(stage);
  await rehearseTitles(stage);
  await rehearseOnce(stage);
  await rehearseEdits(stage);
  await rehearseFields(stage);
  await rehearseHalves(stage);
}

/** WordPress's safe request reaches no private address: this one is where the stand-in is. */
const MAY_REACH_STAND_IN = `<?php
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', function ( $ports ) { return array_merge( $ports, range( 1024, 65535 ) ); } );
`;

async function rehearseFetching(stage: Rehearsal): Promise<void> {
  const { api, bridge, wordpress } = stage;
  await check(
    "what waits is fetched with the next heartbeat, in the same run, and becomes a draft",
    async () => {
      await api.set({ deliveries: [{ ...PLAIN, id: 1 }], acks: [] });
      bridge.php("Options::put( 'beat', array() ); Worker::run();");
      const [ack] = (await api.state()).acks;
      assert.equal(ack?.status, "delivered");
      const post = postOf(stage, ack);
      assert.equal(post.post_status, "draft");
      assert.match(
        post.post_content,
        /<!-- wp:heading \{"level":2\} -->\n<h2>Basil<\/h2>\n<!-- \/wp:heading -->/,
      );
      assert.match(post.post_content, /<!-- wp:paragraph -->\n<p>First\.<\/p>/);
      assert.equal((await api.state()).contents[post.ID]?.title, "Ten herbs", "it is in the inventory");
    },
  );
  await check("the answer to a change of content is enough: no heartbeat has to come first", async () => {
    await api.set({ deliveries: [{ ...PLAIN, id: 40, title: "Hinted" }], acks: [], heartbeats: [] });
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'Changed meanwhile' ) );");
    bridge.work();
    const { acks, heartbeats } = await api.state();
    assert.deepEqual([acks.map(({ id }) => id), heartbeats], [[40], []]);
  });
  await check("what another run has taken is not asked for again and again", async () => {
    await api.set({ deliveries: [{ ...PLAIN, id: 41 }], leasedByOthers: true });
    await api.news();
    bridge.php("Options::put( 'deliveries', array( 'waiting' => 1 ) ); Worker::run();");
    const asked = (await api.news()).filter(({ path }) => path === "/bridge/deliveries/");
    assert.equal(asked.length, 1);
    await api.set({ deliveries: [], leasedByOthers: false });
  });
}

async function rehearseArticle(stage: Rehearsal): Promise<void> {
  const { api, wordpress } = stage;
  await check(
    "everything it comes with is there: pictures once, terms, slug, SEO, author; scripts are not",
    async () => {
      wordpress.php("wp_insert_term( 'Garden', 'category', array( 'slug' => 'garden' ) );");
      const picture = `http://localhost:${new URL(api.apiUrl).port}/pictures/b.png`;
      await api.set({ picture: SECOND_PNG });
      const ack = await deliver(stage, {
        id: 2,
        title: "Rich & famous",
        content: `<p>One<script>alert(1)</script></p><img src="upload:a.png" alt="A"><p><img src="${picture}"> <img src='${picture}'></p>`,
        post_status: "publish",
        slug: "rich",
        terms: {
          category: [{ slug: "garden", name: null }],
          post_tag: [{ slug: "new-here", name: "New here" }],
        },
        featured_image: { url: null, name: "a.png", alt: "A herb" },
        uploads: [{ name: "a.png", content_type: "image/png", sha256: "", data_base64: PNG }],
        seo_title: "For Google",
      });
      assert.deepEqual(
        [ack.status, ack.warnings],
        ["delivered", ['"new-here" is no post_tag of this site, so it was left out.']],
      );
      const post = postOf(stage, ack);
      assert.deepEqual(
        [post.post_status, post.post_name, post.post_title],
        ["publish", "rich", "Rich &amp; famous"],
      );
      assert.doesNotMatch(post.post_content, /script|upload:|localhost/);
      assert.equal(post.post_content.match(/uploads\/[^"]+\.png/g)?.length, 3);
      assert.equal(attachments(stage), 2, "each picture is there once");
      const facts = wordpress.php(
        `echo implode( ' ', wp_list_pluck( get_the_terms( ${post.ID}, 'category' ), 'slug' ) ), ' ', (int) has_post_thumbnail( ${post.ID} ),
        ' ', get_post_meta( get_post_thumbnail_id( ${post.ID} ), '_wp_attachment_image_alt', true ), ' ', get_post_meta( ${post.ID}, '_yoast_wpseo_title', true );`,
      );
      assert.equal(facts, "garden 1 A herb For Google");
      await api.set({ deliveries: [], acks: [] });
    },
  );
  await check(
    "terms that are new here are made where the account allows it, and a time is kept",
    async () => {
      const ack = await deliver(stage, {
        id: 3,
        create_terms: true,
        terms: { post_tag: [{ slug: "new-here", name: "New here" }] },
        post_status: "future",
        publish_at: "2999-01-01T10:00:00.000Z",
      });
      assert.deepEqual(ack.warnings, []);
      const facts = wordpress.php(
        `echo get_the_terms( ${ack.post_id}, 'post_tag' )[0]->name, ' ', get_post( ${ack.post_id} )->post_status, ' ', get_post( ${ack.post_id} )->post_date_gmt;`,
      );
      assert.equal(facts, "New here future 2999-01-01 10:00:00");
    },
  );
}

async function rehearseTitles(stage: Rehearsal): Promise<void> {
  const { api, wordpress } = stage;
  await check("a title stays whole, whatever it looks like, here and in the inventory", async () => {
    const titles = [
      "I <3 NYC",
      "When a < b > c",
      "The <strong> tag & <br>",
      'Five "quoted" \\\\ 6\' words',
      "AT&T",
    ];
    for (const [index, title] of titles.entries()) {
      const seo_title = "%%date%% I <3 NYC, 100%ad-free";
      const ack = await deliver(stage, { id: 150 + index, title, seo_title });
      assert.equal((await api.state()).contents[ack.post_id!]?.title, title);
      const stored = wordpress.php(`echo get_post_meta( ${ack.post_id}, '_yoast_wpseo_title', true );`);
      assert.equal(stored, "%%date%% I &lt;3 NYC, 100%ad-free");
      const again = await deliver(stage, { id: 160 + index, title, updates_delivery_id: 150 + index });
      assert.deepEqual([again.status, again.warnings], ["delivered", []], "nobody is blamed for it");
    }
  });
}

async function rehearseRefused(stage: Rehearsal): Promise<void> {
  const { api, wordpress } = stage;
  wordpress.php(
    "wp_insert_user( array( 'user_login' => 'reader', 'user_pass' => 'x', 'user_email' => 'reader@example.test', 'role' => 'subscriber' ) );",
  );
  await api.set({ picture: Buffer.from("<svg/>").toString("base64") });
  const picture = `http://localhost:${new URL(api.apiUrl).port}/pictures/c.png`;
  const cases: [string, object, RegExp][] = [
    ["an author who may not", { author: "reader" }, /reader/],
    ["an author who is not there", { author: "nobody@example.test" }, /no user/],
    ["a post type that is not there", { post_type: "recipe" }, /no post type "recipe"/],
    ["a picture that is none", { content: `<img src="${picture}">` }, /is not a JPEG/],
  ];
  for (const [name, change, words] of cases)
    await check(`${name} fails with its reason, and nothing goes public`, async () => {
      const ack = await deliver(stage, {
        id: 100 + cases.findIndex(([each]) => each === name),
        post_status: "publish",
        ...change,
      });
      assert.equal(ack.status, "failed");
      assert.match(ack.reason ?? "", words);
      if (ack.post_id) assert.equal(postOf(stage, ack).post_status, "draft");
    });
}

async function rehearseEdits(stage: Rehearsal): Promise<void> {
  const { api, wordpress } = stage;
  await check("a later delivery updates the post of an earlier one, which stays public", async () => {
    const first = await deliver(stage, { id: 300, post_status: "publish" });
    const second = await deliver(stage, { id: 301, updates_delivery_id: 300, content: "<p>Second</p>" });
    assert.equal(second.post_id, first.post_id);
    assert.match(postOf(stage, second).post_content, /Second/);
    assert.equal(postOf(stage, second).post_status, "publish");
  });
  await check("what a person has edited since is left as it is, and that is told", async () => {
    wordpress.php(
      `wp_update_post( array( 'ID' => ${(await deliver(stage, { id: 302 })).post_id}, 'post_content' => 'By hand' ) );`,
    );
    const ack = await deliver(stage, { id: 303, updates_delivery_id: 302, content: "<p>Machine</p>" });
    assert.deepEqual([ack.status, ack.edited_by_person], ["failed", true]);
    assert.match(ack.reason ?? "", /edited/);
    assert.equal(postOf(stage, ack).post_content, "By hand");
    await api.set({ deliveries: [], acks: [] });
  });
}
