import assert from "node:assert/strict";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { check } from "../checks";
import { run } from "../process";
import { attachments, deliver, PLAIN, PNG, postOf, postsOf } from "./deliver";
import type { Rehearsal } from "./stage";

/** What stops halfway leaves no half: full disks, an update of the plugin in the middle, a copy of the site. */
export async function rehearseHalves(stage: Rehearsal): Promise<void> {
  await rehearseFullDatabase(stage);
  await rehearseFullDisk(stage);
  await rehearsePluginUpdate(stage);
  await rehearseCopy(stage);
}

/** Statements that a full disk refuses, one kind at a time. */
const REFUSED = [
  ["the text", "UPDATE ON wordpress.wp_posts FOR EACH ROW IF NEW.post_content LIKE '%Second%'"],
  ["a term", "INSERT ON wordpress.wp_term_relationships FOR EACH ROW IF TRUE"],
  ["the SEO title", "INSERT ON wordpress.wp_postmeta FOR EACH ROW IF NEW.meta_key = '_yoast_wpseo_title'"],
  [
    "the note that it is whole",
    "INSERT ON wordpress.wp_postmeta FOR EACH ROW IF NEW.meta_key = '_igny8_done'",
  ],
] as const;

async function rehearseFullDatabase(stage: Rehearsal): Promise<void> {
  const { wordpress } = stage;
  wordpress.php("wp_insert_term( 'Full', 'category', array( 'slug' => 'full' ) );");
  for (const [index, [what, when]] of REFUSED.entries())
    await check(
      `the database has no room for ${what}: all of the public post stays, and a retry is whole`,
      async () => {
        const id = 500 + index * 10;
        const first = await deliver(stage, { id, post_status: "publish" });
        const before = wholeOf(stage, first.post_id);
        const terms = { category: [{ slug: "full", name: null }] };
        const second = { updates_delivery_id: id, content: "<p>Second</p>", terms, seo_title: "Second" };
        wordpress.database.query(refusing(when));
        const ack = await deliver(stage, { ...second, id: id + 1 });
        wordpress.database.query("DROP TRIGGER wordpress.disk_full");
        assert.equal(wholeOf(stage, first.post_id), before, "nothing of it has changed");
        assert.equal(ack.status, "failed");
        const retried = await deliver(stage, { ...second, id: id + 1 });
        assert.deepEqual(
          [retried.status, retried.post_id, retried.warnings],
          ["delivered", first.post_id, []],
        );
        assert.match(wholeOf(stage, first.post_id), /Second.*full.*Second/);
      },
    );
  await check(
    "no room for a new post's text: it is no public half, and a retry makes the same post whole",
    async () => {
      const article = { id: 590, content: "<p>Second</p>", post_status: "publish" };
      wordpress.database.query(refusing(REFUSED[0][1]));
      const failed = await deliver(stage, article);
      wordpress.database.query("DROP TRIGGER wordpress.disk_full");
      assert.deepEqual([failed.status, postOf(stage, failed).post_status], ["failed", "draft"]);
      const ack = await deliver(stage, article);
      assert.deepEqual([ack.status, ack.post_id, postsOf(stage, 590)], ["delivered", failed.post_id, 1]);
    },
  );
}

function refusing(when: string): string {
  const signal = "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'disk full'; END IF";
  return `DELIMITER //\nCREATE TRIGGER wordpress.disk_full BEFORE ${when} THEN ${signal}//\nDELIMITER ;\n`;
}

/** Text, terms and SEO title. */
function wholeOf({ wordpress }: Rehearsal, post_id: number | undefined): string {
  return wordpress.php(
    `echo preg_replace( '/\\s+/', ' ', get_post( ${post_id} )->post_content ), ' | ',
      implode( ',', wp_get_object_terms( ${post_id}, 'category', array( 'fields' => 'slugs' ) ) ), ' | ',
      get_post_meta( ${post_id}, '_yoast_wpseo_title', true );`,
  );
}

/** Half a kilobyte fits, and what follows does not, as on a full disk. */
async function rehearseFullDisk(stage: Rehearsal): Promise<void> {
  const { api, wordpress, bridge } = stage;
  await check("a picture that the disk takes only half of is none, and a retry has it whole", async () => {
    const bytes = Buffer.concat([Buffer.from(PNG, "base64"), Buffer.alloc(4000, "full disk ")]);
    const upload = {
      name: "a.png",
      content_type: "image/png",
      sha256: "",
      data_base64: bytes.toString("base64"),
    };
    const article = { id: 600, content: '<p>Text</p><img src="upload:a.png">', uploads: [upload] };
    const before = attachments(stage);
    await api.set({ deliveries: [{ ...PLAIN, ...article }], acks: [] });
    bridge.php("Options::put( 'beat', array() );");
    const work = join(import.meta.dirname, "../php/work.php");
    run("sh", [
      "-c",
      'trap "" XFSZ; ulimit -f 1; exec php "$@"',
      "php",
      work,
      wordpress.folder,
      wordpress.url,
    ]);
    const [failed] = (await api.state()).acks;
    assert.equal(failed?.status, "failed");
    assert.match(failed?.reason ?? "", /picture could not be stored/i);
    assert.equal(attachments(stage), before);
    const ack = await deliver(stage, article);
    assert.deepEqual([ack.status, ack.post_id], ["delivered", failed?.post_id]);
    const size = wordpress.php(
      `$id = get_posts( array( 'post_type' => 'attachment', 'post_parent' => ${ack.post_id} ) )[0]->ID; echo filesize( get_attached_file( $id ) );`,
    );
    assert.equal(Number(size), bytes.length);
  });
}

async function rehearsePluginUpdate(stage: Rehearsal): Promise<void> {
  const { api, wordpress, bridge } = stage;
  await check(
    "the plugin's files change while a delivery is written: this run ends it, in its own version",
    async () => {
      const folder = join(wordpress.folder, "wp-content/plugins/igny8-bridge/includes");
      await api.set({ deliveries: [{ ...PLAIN, id: 610, post_status: "publish" }], acks: [] });
      try {
        bridge.php(
          `Options::put( 'beat', array() );
        add_action( 'wp_insert_post', function () { if ( file_exists( '${folder}' ) ) { rename( '${folder}', '${folder}-away' ); } } );
        Worker::run();`,
        );
      } finally {
        if (existsSync(`${folder}-away`)) renameSync(`${folder}-away`, folder);
      }
      const [ack] = (await api.state()).acks;
      assert.equal(ack?.status, "delivered");
      assert.deepEqual([postsOf(stage, 610), postOf(stage, ack).post_status], [1, "publish"]);
    },
  );
}

async function rehearseCopy(stage: Rehearsal): Promise<void> {
  const { api, wordpress, bridge } = stage;
  await check("a copy of the site fetches nothing, and the original makes the post once", async () => {
    await api.set({ deliveries: [{ ...PLAIN, id: 620 }], acks: [] });
    await api.news();
    bridge.php(
      `add_filter( 'option_home', function () { return 'https://copy.example.test'; } );
      Options::put( 'deliveries', array( 'waiting' => 1 ) ); Options::put( 'beat', array() ); Worker::run();`,
    );
    assert.deepEqual(await api.news(), []);
    assert.equal(postsOf(stage, 620), 0);
    bridge.work();
    assert.equal(postsOf(stage, 620), 1);
    assert.equal((await api.state()).acks.length, 1);
    assert.equal(wordpress.php("echo get_option( 'home' );"), wordpress.url);
  });
}
