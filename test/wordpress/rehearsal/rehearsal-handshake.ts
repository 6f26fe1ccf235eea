import assert from "node:assert/strict";
import { check } from "../checks";
import { HttpAdmin } from "../http-admin";
import type { Rehearsal } from "./stage";

/** Connecting without a key to paste: by one click, or by the configuration. */
export async function rehearseHandshake({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const admin = await HttpAdmin.signIn(wordpress);
  const begin = async () => {
    await admin.press(await admin.openSettings(), "begin");
    return (await api.state()).asked!;
  };
  const comeBack = (state: string, code: string) =>
    admin.open(`admin-post.php?${new URLSearchParams({ action: "igny8_bridge_returned", state, code })}`);

  await check("Connect leads to IGNY8 with what it needs to know, and no secret", async () => {
    bridge.php("Connection::forget();");
    assert.match(await admin.openSettings(), /drafts, private posts and the trash[\s\S]*Connect to IGNY8/);
    const asked = await begin();
    assert.equal(asked.site, `${wordpress.url}/`);
    assert.equal(asked.install_id, bridge.option("install").id);
    assert.match(asked.code_challenge ?? "", /^[\w-]{43}$/);
    assert.equal(asked.return_url, `${wordpress.url}/wp-admin/admin-post.php?action=igny8_bridge_returned`);
    assert.ok(!JSON.stringify(asked).includes(bridge.option("handshake").verifier));
  });
  await check("back with the code, it is connected", async () => {
    const { state = "" } = await begin();
    await api.set({ code: "the-code" });
    assert.match(await comeBack(state, "the-code"), /Connected\. Your content is on its way/);
    assert.equal(bridge.option("key").secret, (await api.state()).key);
    assert.deepEqual(bridge.option("handshake"), []);
    bridge.work();
  });
  await check("a code that was not asked for, is old, or comes twice connects nothing", async () => {
    bridge.php("Connection::forget();");
    const { state = "" } = await begin();
    await api.set({ code: "the-code" });
    assert.match(await comeBack("made-up", "the-code"), /begun elsewhere/);
    assert.match(await comeBack(state, "the-code"), /begun elsewhere/, "each question takes one answer");
    const again = await begin();
    assert.match(await comeBack(again.state ?? "", "wrong-code"), /has expired/);
    await begin();
    bridge.php(
      "Options::put( 'handshake', array( 'expires_at' => time() - 1 ) + Options::get( 'handshake' ) );",
    );
    assert.match(await comeBack((await api.state()).asked?.state ?? "", "the-code"), /took too long/);
    assert.deepEqual(bridge.option("key"), []);
  });
  await check("a key in the environment connects by itself, and is not removed here", async () => {
    const { key } = await api.state();
    process.env.IGNY8_KEY = key;
    try {
      await api.set({ contents: {} });
      bridge.php("Heartbeat::notice_new_versions(); Worker::run(); Worker::run();");
      assert.ok(Object.keys((await api.state()).contents).length > 1000);
      const page = bridge.settingsPage();
      assert.match(page, /set as IGNY8_KEY in the configuration/);
      assert.doesNotMatch(page, new RegExp(`${key}|igny8-bridge-disconnect`));
      assert.deepEqual(bridge.option("key"), [], "nothing of it is in the database");
    } finally {
      delete process.env.IGNY8_KEY;
    }
    assert.equal(bridge.connect(key), "200 ");
    bridge.work();
  });
}
