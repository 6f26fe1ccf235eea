import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { check } from "../checks";
import { start, until } from "../process";
import { livePosts } from "../wordpress";
import type { Rehearsal } from "./stage";

const CONTENT = "/bridge/content/";

export async function rehearseFaults(stage: Rehearsal): Promise<void> {
  await rehearseWaiting(stage);
  await rehearseBackOff(stage);
  await rehearseRefusals(stage);
  await rehearseKill(stage);
}

async function rehearseWaiting({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const restart = () => bridge.php("Sync::restart(); Schedule::soon();");

  await check("429 waits as Retry-After says, not a second less, and goes on where it was", async () => {
    await api.set({
      contents: {},
      requests: [],
      fault: { status: 429, code: "throttled", retryAfter: 4, path: CONTENT, after: 1, times: 1 },
    });
    restart();
    await until(
      "the first sync is over",
      async () => {
        await wordpress.cron();
        return bridge.option("sync").finished_at > 0;
      },
      30,
    );
    const puts = (await api.news()).filter((request) => request.method === "PUT");
    assert.deepEqual(puts.map((put) => put.items).slice(0, 3), [500, 500, 500]);
    assert.ok((puts[2]?.at ?? 0) - (puts[1]?.at ?? 0) >= 4000, "waited 4 seconds");
    assert.equal(Object.keys((await api.state()).contents).length, livePosts(wordpress));
  });
  await check("a Retry-After of years is cut to an hour", async () => {
    await api.set({ fault: { status: 429, code: "throttled", retryAfter: 999_999_999, path: CONTENT } });
    restart();
    const { most } = bridge.workAndWait();
    assert.ok(most > 3500 && most <= 3602, `waits ${most} s`);
    await api.set({ fault: null });
    bridge.endPause();
    bridge.work();
  });
  await check("a heartbeat that the API does not take holds up no content", async () => {
    await api.set({ fault: { status: 400, code: "validation_error", path: "/bridge/heartbeat/" } });
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'Despite the heartbeat' ) );");
    bridge.php("Options::put( 'beat', array() );");
    bridge.work();
    bridge.work();
    assert.equal((await api.state()).contents[1]?.title, "Despite the heartbeat");
    await api.set({ fault: null });
    bridge.php("Options::put( 'beat', array() );");
    bridge.work();
  });
}

async function rehearseBackOff({ api, bridge }: Rehearsal): Promise<void> {
  const restart = () => bridge.php("Sync::restart(); Schedule::soon();");

  for (const [name, fault] of [
    ["503", { status: 503 }],
    ["a proxy's own 403 page", { status: 403, html: true }],
  ] as const) {
    await check(`${name} backs off: 15 s, then 30 s, and then goes on`, async () => {
      await api.set({ fault });
      bridge.endPause();
      restart();
      for (const seconds of [15, 30]) {
        const { least, most, halt } = bridge.workAndWait();
        assert.ok(least >= seconds && most <= seconds * 1.2 + 2, `waits ${most} to ${least} s`);
        assert.equal(halt, null);
        bridge.endPause();
      }
      await api.set({ fault: null });
      bridge.work();
      assert.deepEqual(bridge.option("pause"), []);
      assert.ok(bridge.option("sync").finished_at > 0);
    });
  }
  await check("the back-off grows to an hour and no further", () => {
    const waits = bridge.php(
      "echo implode( ' ', array_map( array( Pause::class, 'back_off_seconds' ), array( 0, 3, 8, 50 ) ) );",
    );
    const [a, b, c, d] = waits.split(" ").map(Number) as [number, number, number, number];
    assert.ok(a >= 15 && a <= 18 && b >= 120 && b <= 144 && c >= 3600 && d >= 3600 && d <= 4320, waits);
  });
}

async function rehearseRefusals({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  for (const [status, code, words, action, probedAfter] of [
    [401, "unauthenticated", "no longer accepts this site&#039;s API key", "Connect with a new key", DAY],
    [402, "no_plan", "no active plan", "Choose a plan", QUARTER],
    [403, "account_suspended", "suspended", "Settle it under Billing", QUARTER],
  ] as const) {
    await check(
      `${status} ${code} stops, tells administrators alone, and resumes by itself when it is settled`,
      async () => {
        bridge.endPause();
        await api.set({ fault: { status, code } });
        wordpress.php(`wp_update_post( array( 'ID' => 1, 'post_title' => 'During ${status}' ) );`);
        bridge.work();
        await api.news();
        bridge.work();
        assert.deepEqual(await api.news(), [], "nothing is sent while stopped");
        const notice = bridge.notice();
        assert.ok(notice.includes(words) && notice.includes(action), notice);
        assert.equal(bridge.notice("editor"), "");
        await api.set({ fault: null });
        bridge.passTime(probedAfter - 120);
        await wordpress.cron();
        assert.deepEqual(await api.news(), [], "it is not yet time to ask again");
        bridge.passTime(120);
        await wordpress.cron();
        assert.equal((await api.state()).contents[1]?.title, `During ${status}`);
        assert.equal(bridge.notice(), "");
      },
    );
  }
}

/** Seconds after which the plugin asks again on its own. */
const QUARTER = 900;
const DAY = 86_400;

async function rehearseKill({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check(
    "killed in the middle of a batch, the next run goes on after the last batch that arrived",
    async () => {
      await api.set({ contents: {}, fault: { hang: true, path: CONTENT, after: 1 } });
      bridge.php("Sync::restart();");
      await api.news();
      const code = join(projectRoot, "test/wordpress/php/work.php");
      const worker = start("php", [code, wordpress.folder, wordpress.url], { log: "/dev/null" });
      await until(
        "the second batch hangs",
        async () => (await api.state()).requests.filter((r) => r.method === "PUT").length === 2,
      );
      await worker.stop("SIGKILL");
      await api.set({ fault: null });
      assert.equal(bridge.option("sync").sent, 500);
      assert.equal(
        bridge.php("echo wp_next_scheduled( Plugin::WORK ) ? 'planned' : 'forgotten';"),
        "planned",
      );
      wordpress.database.query(
        "UPDATE wordpress.wp_options SET option_value = CONCAT(SUBSTRING_INDEX(option_value, ' ', 1) - 100, ' gone') WHERE option_name = 'igny8_bridge_lock'",
      );
      await api.news();
      bridge.work();
      const puts = (await api.news()).filter((request) => request.method === "PUT");
      assert.equal(puts[0]?.items, 500);
      assert.equal(puts.length, 2, "the first 500 are not sent again");
      assert.ok(bridge.option("sync").finished_at > 0);
    },
  );
  await check("two workers at once do not do the same work", async () => {
    bridge.php("Sync::restart(); Lock::take();");
    await api.news();
    bridge.work();
    assert.deepEqual(await api.news(), []);
    const holder = () =>
      wordpress.database.query(
        "SELECT SUBSTRING_INDEX(option_value, ' ', -1) FROM wordpress.wp_options WHERE option_name = 'igny8_bridge_lock'",
      );
    bridge.php("Lock::release();");
    assert.notEqual(holder(), "", "a lock is given back by its holder alone");
    const isLost = bridge.php(
      `global $wpdb; $wpdb->delete( $wpdb->options, array( 'option_name' => Lock::NAME ) ); Lock::take();
      $wpdb->update( $wpdb->options, array( 'option_value' => time() . ' another' ), array( 'option_name' => Lock::NAME ) );
      echo Lock::touch() ? 'kept' : 'lost'; Lock::release();`,
    );
    assert.equal(isLost, "lost", "who was taken for dead learns it");
    assert.equal(holder(), "another");
    wordpress.database.query("DELETE FROM wordpress.wp_options WHERE option_name = 'igny8_bridge_lock'");
    bridge.work();
  });
}
