import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { check } from "../checks";
import { start, until } from "../process";
import { attachments, deliver, PLAIN, PNG, postOf, postsOf, SECOND_PNG } from "./deliver";
import type { Rehearsal } from "./stage";

const WORK = join(projectRoot, "test/wordpress/php/work.php");

/** Answers that are lost, runs that die and runs at the same time: each delivery is one post. */
export async function rehearseOnce(stage: Rehearsal): Promise<void> {
  await rehearseLostAnswer(stage);
  await rehearseKilledRuns(stage);
  await rehearseTwoRuns(stage);
}

async function rehearseLostAnswer(stage: Rehearsal): Promise<void> {
  const { api, bridge } = stage;
  await check("an answer lost after the post was made: it is told again, and the post is one", async () => {
    await api.set({ deliveries: [{ ...PLAIN, id: 200 }], acks: [], dropAck: true });
    bridge.php("Options::put( 'beat', array() ); Worker::run();");
    bridge.endPause();
    bridge.work();
    const { acks } = await api.state();
    assert.equal(acks.length, 2);
    assert.equal(acks[0]?.post_id, acks[1]?.post_id);
    assert.equal(acks[1]?.edited_by_person, false);
    assert.equal(postsOf(stage, 200), 1);
  });
}

async function rehearseKilledRuns(stage: Rehearsal): Promise<void> {
  const { api, bridge, wordpress } = stage;
  await check(
    "killed amid its pictures: a draft is left, and the next run makes the same post whole",
    async () => {
      const port = new URL(api.apiUrl).port;
      const content = `<img src="upload:a.png"><img src="http://localhost:${port}/pictures/slow.png">`;
      const uploads = [{ name: "a.png", content_type: "image/png", sha256: "", data_base64: PNG }];
      const before = attachments(stage);
      await api.set({
        picture: null,
        deliveries: [{ ...PLAIN, id: 201, content, uploads, post_status: "publish" }],
        acks: [],
      });
      await api.news();
      bridge.php("Options::put( 'beat', array() );");
      const worker = start("php", [WORK, wordpress.folder, wordpress.url], { log: "/dev/null" });
      await until("a picture hangs", async () =>
        (await api.state()).requests.some(({ path }) => path === "/pictures/slow.png"),
      );
      await worker.stop("SIGKILL");
      assert.equal(
        wordpress.database.query(
          "SELECT post_status FROM wordpress.wp_posts WHERE guid = 'urn:igny8:delivery:201'",
        ),
        "draft",
      );
      wordpress.database.query("DELETE FROM wordpress.wp_options WHERE option_name = 'igny8_bridge_lock'");
      await api.set({ picture: SECOND_PNG });
      bridge.work();
      const [ack] = (await api.state()).acks;
      assert.equal(ack?.status, "delivered");
      assert.equal(postOf(stage, ack).post_status, "publish");
      assert.equal(postsOf(stage, 201), 1);
      assert.equal(attachments(stage), before, "both pictures were here already");
    },
  );
  await check("killed between the text and the note of it: no person is blamed", async () => {
    await deliver(stage, { id: 202, content: "<p>Old</p>" });
    await api.set({ deliveries: [{ ...PLAIN, id: 202, revision: 2, content: "<p>New</p>" }], acks: [] });
    bridge.php("Options::put( 'beat', array() );");
    const killed = start("php", ["-r", KILLED_AFTER_UPDATE, wordpress.folder, wordpress.url], {
      log: "/dev/null",
    });
    await new Promise((resolve) => killed.child.once("close", resolve));
    assert.equal((await api.state()).acks.length, 0, "it was killed");
    wordpress.database.query("DELETE FROM wordpress.wp_options WHERE option_name = 'igny8_bridge_lock'");
    bridge.work();
    const [ack] = (await api.state()).acks;
    assert.deepEqual([ack?.status, ack?.edited_by_person], ["delivered", false]);
    assert.match(postOf(stage, ack).post_content, /New/);
  });
}

/** A run that dies once the text is in the database, before anything is noted of it. */
const KILLED_AFTER_UPDATE = `[ , $folder, $url ] = $argv;
$_SERVER['HTTP_HOST'] = parse_url( $url, PHP_URL_HOST ) . ':' . parse_url( $url, PHP_URL_PORT );
$_SERVER['REQUEST_URI'] = '/';
define( 'DISABLE_WP_CRON', true );
require $folder . '/wp-load.php';
add_action( 'post_updated', function () { exit( 1 ); }, 1 );
Igny8\\Bridge\\Worker::run();`;

async function rehearseTwoRuns(stage: Rehearsal): Promise<void> {
  const { api, bridge, wordpress } = stage;
  await check("two runs at the same time make one post", async () => {
    await api.set({ deliveries: [{ ...PLAIN, id: 203 }], acks: [] });
    bridge.php("Options::put( 'beat', array() );");
    const runs = [1, 2].map(() =>
      start("php", [WORK, wordpress.folder, wordpress.url], { log: "/dev/null" }),
    );
    await Promise.all(runs.map(({ child }) => new Promise((resolve) => child.once("close", resolve))));
    bridge.work();
    assert.equal(postsOf(stage, 203), 1);
    assert.equal(new Set((await api.state()).acks.map(({ post_id }) => post_id)).size, 1);
  });
}
