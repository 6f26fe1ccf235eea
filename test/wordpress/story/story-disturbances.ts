import assert from "node:assert/strict";
import { check } from "../checks";
import { runUntilSynchronised, type Story, visitsOf } from "./stage";

/** Long enough to be seen waiting on a busy machine. */
const WINDOW_SECONDS = 60;

/** A suspension, a limit, an expiring key, a revoked one. */
export async function tellDisturbances(story: Story): Promise<void> {
  await tellSuspension(story);
  await tellRotation(story);
  await tellLimit(story);
}

async function tellSuspension({ admin, bridge, tenant, wordpress }: Story): Promise<void> {
  const visitUntil = visitsOf(wordpress);
  let id = 0;
  await check("staff suspend the account, and wp-admin says so with what to do", async () => {
    await tenant.suspend();
    id = await admin.publishInEditor("Written while suspended");
    await visitUntil(
      "the plugin has stopped",
      () => bridge.option("pause").halt?.code === "account_suspended",
    );
    const dashboard = await admin.open("index.php");
    assert.match(
      dashboard,
      /IGNY8 Bridge has stopped\. Your IGNY8 account is suspended\. Settle it under Billing/,
    );
    assert.equal(dashboard.match(/IGNY8 Bridge has stopped/g)?.length, 1);
    await admin.picture("suspended");
    await admin.openSettings();
    await admin.picture("suspended-settings");
  });
  await check("reactivated, it goes on by itself, and nothing is lost", async () => {
    await tenant.reactivate();
    bridge.endPause(); // A quarter of an hour goes by.
    bridge.php("Schedule::soon();");
    await visitUntil("the plugin goes on", () => bridge.waiting() === 0);
    assert.doesNotMatch(await admin.open("index.php"), /IGNY8 Bridge has stopped/);
    const item = (await tenant.inventory()).find((each) => each.wp_id === id);
    assert.equal(item?.title, "Written while suspended");
  });
}

async function tellRotation({ bridge, tenant, wordpress }: Story): Promise<void> {
  await check("a key that nears its expiry is exchanged; the old one works on during the grace", async () => {
    bridge.php(
      "$k = Options::get( 'key' ); $k['since'] = time() - 90 * DAY_IN_SECONDS; $k['expires_at'] = time() + HOUR_IN_SECONDS; Options::put( 'key', $k );",
    );
    wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'After the rotation' ) );");
    bridge.work();
    const { secret } = bridge.option("key");
    assert.notEqual(secret, tenant.site.key);
    assert.equal((await tenant.inventory()).find((item) => item.wp_id === 1)?.title, "After the rotation");
  });
}

async function tellLimit({ admin, bridge, product, tenant, wordpress }: Story): Promise<void> {
  const visitUntil = visitsOf(wordpress);
  await check(
    "others have used up the limit: it waits as long as it is told, then goes on to the end",
    async () => {
      await product.stop();
      await product.start(`bridge=10/${WINDOW_SECONDS}s`);
      for (let call = 0; call < 10; call++) await product.call("GET", "/bridge/verify/", tenant.site.key);
      assert.match(await admin.press("synchronise"), /Everything will be sent again/);
      const pause = () => bridge.option("pause");
      await visitUntil("the limit is hit", () => pause().throttled === true);
      const waitSeconds = pause().until - Date.now() / 1000;
      assert.ok(waitSeconds <= WINDOW_SECONDS + 2, `waits ${waitSeconds} s`);
      await admin.openSettings();
      await admin.picture("waiting");
      await runUntilSynchronised({ bridge, wordpress });
      assert.match(await admin.openSettings(), /items are synchronised/);
      await admin.picture("synchronised");
    },
  );
  await check("a revoked key stops it with a notice, and a new key starts it again", async () => {
    await product.stop();
    await product.start();
    await tenant.replaceKeys();
    bridge.php("Options::put( 'beat', array() ); Schedule::soon();");
    await visitUntil("the plugin has stopped", () => bridge.option("pause").halt?.status === 401);
    assert.match(await admin.open("index.php"), /no longer accepts this site's API key/);
    assert.match(await admin.connectMoved(tenant.site.key), /Connected\./);
    assert.doesNotMatch(await admin.open("index.php"), /IGNY8 Bridge has stopped/);
  });
}
