import assert from "node:assert/strict";
import { check } from "../checks";
import { HttpAdmin } from "../http-admin";
import { at, beAt, beHome } from "./elsewhere";
import { rehearseRestored } from "./rehearsal-restored";
import type { Rehearsal } from "./stage";

/** The site, copied, moved, restored and staged: who speaks for it, and who has to ask. */
export async function rehearseIdentity(stage: Rehearsal): Promise<void> {
  await rehearseAddresses(stage);
  await rehearseElsewhere(stage);
  await rehearseAnswers(stage);
  await rehearseRefusal(stage);
  await rehearseRestored(stage);
}

async function rehearseAddresses({ bridge, wordpress }: Rehearsal): Promise<void> {
  const { host } = new URL(wordpress.url);
  const cases: [what: string, home: string, doubt: "" | "address"][] = [
    ["a clone at another domain", "https://clone.example", "address"],
    ["staging below the same domain", "https://staging.example", "address"],
    ["http to https", `https://${host}`, ""],
    ["a move to another domain", "https://new.example", "address"],
    ["a move into a folder", `http://${host}/blog`, "address"],
    ["a backup restored in its place", `http://${host}`, ""],
    ["a reverse proxy's inner host", "http://10.0.0.7:8080", "address"],
    ["a domain replaced by WP-CLI", "https://brand.example", "address"],
    ["a slash at the end", `http://${host}/`, ""],
  ];
  await check(
    `of ${cases.length} things that happen to an address, those are asked about that have to be`,
    () => {
      for (const [what, home, doubt] of cases)
        assert.equal(bridge.php(`${at(home)} echo Identity::doubt();`), doubt, what);
    },
  );
  await check("an address in another spelling is the same, and a path in other capitals is not", () => {
    const same = (one: string, other: string) =>
      bridge.php(`echo Site_Address::is_same( '${one}', '${other}' ) ? 'same' : 'other';`);
    for (const [one, other] of [
      ["https://b\u{fc}cher.example", "https://xn--bcher-kva.example/"],
      ["https://B\u{dc}CHER.example", "http://www.xn--bcher-kva.example"],
      ["https://shop.example:443/", "http://shop.example:80"],
    ] as const)
      assert.equal(same(one, other), "same", one);
    assert.equal(same("https://shop.example/Blog", "https://shop.example/blog"), "other");
    assert.equal(same("https://shop.example:8443", "https://shop.example"), "other");
  });
  await check("a staging environment is off, though its address is the original's", () => {
    process.env.WP_ENVIRONMENT_TYPE = "staging";
    try {
      assert.equal(bridge.php("echo Identity::doubt();"), "environment");
      assert.match(bridge.settingsPage(), /now a staging environment[\s\S]*Use the connection here/);
    } finally {
      delete process.env.WP_ENVIRONMENT_TYPE;
    }
    assert.equal(bridge.php("echo Identity::doubt();"), "");
  });
}

async function rehearseElsewhere({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check("a copy sends nothing, whatever asks for it, and exchanges no key", async () => {
    const soon =
      "$k = Options::get( 'key' ); $k['expires_at'] = time() + 60; $k['since'] = time() - YEAR_IN_SECONDS;";
    await api.news();
    bridge.php(
      `${at("https://clone.example")} $kept = Options::get( 'key' ); ${soon} Options::put( 'key', $k );
      wp_update_post( array( 'ID' => 1, 'post_title' => 'On the copy' ) ); Sync::restart();
      Worker::run(); Connection::check(); Heartbeat::send(); Igny8\\Bridge\\Rotation::step(); Outbox::send( Queue::oldest( 10 ) );
      Connection::say_goodbye( 'disconnected' ); Options::put( 'key', $kept );`,
    );
    assert.deepEqual(await api.news(), []);
    assert.equal(bridge.option("pause").halt ?? null, null, "and nothing is held against the key");
  });
  await check("behind a proxy with changing hosts, the work goes on at the connected address", async () => {
    bridge.work();
    bridge.work();
    assert.ok((await api.news()).some(({ path }) => path === "/bridge/content/"));
    assert.equal((await api.state()).contents[1]?.title, "On the copy");
    assert.equal(bridge.notice(), "");
  });
  await check("every call says which WordPress makes it", async () => {
    bridge.php("Connection::check(); Heartbeat::send();");
    const { id } = bridge.option("install");
    for (const { told, path } of await api.news())
      assert.deepEqual(told, { install_id: id, site_url: `${wordpress.url}/` }, path);
  });
  await check("from http to https, everything is sent again with its new address", async () => {
    const https = wordpress.url.replace("http:", "https:");
    bridge.php(`${at(https)} Options::put( 'beat', array() ); Worker::run(); Worker::run();`);
    assert.match((await api.state()).contents[1]?.url ?? "", /^https:/);
    bridge.php("Options::put( 'beat', array() ); Worker::run(); Worker::run();");
    assert.match((await api.state()).contents[1]?.url ?? "", /^http:/);
  });
  await check("a permalink structure written by SQL is found at the next call", async () => {
    const structure =
      "UPDATE wordpress.wp_options SET option_value = '/q/%postname%/' WHERE option_name = 'permalink_structure'";
    wordpress.database.query(structure);
    bridge.php("Options::put( 'beat', array() ); Worker::run(); Worker::run();");
    assert.match((await api.state()).contents[1]?.url ?? "", /\/q\/hello-world\/$/);
  });
}

async function rehearseAnswers({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const admin = await HttpAdmin.signIn(wordpress);
  await check("on a copy, every page of wp-admin says so, and the settings ask what it is", async () => {
    beAt(wordpress.folder, "https://moved.example");
    assert.match(await admin.open("index.php"), /has stopped\.[\s\S]*moved\.example[\s\S]*Say which it is/);
    const page = await admin.openSettings();
    assert.match(page, /Has this site moved, or is it a copy\?[\s\S]*It moved[\s\S]*It is a copy/);
    assert.doesNotMatch(page, /Connected<|igny8-bridge-notice/);
  });
  await check("it moved: the new address is told, and everything is sent again", async () => {
    const { id } = bridge.option("install");
    await api.news();
    assert.match(await admin.press(await admin.openSettings(), "moved"), /Connected at the new address/);
    const { connected } = await api.state();
    assert.deepEqual(connected, { install_id: id, site_url: "https://moved.example/" });
    bridge.work();
    assert.match((await api.state()).contents[1]?.url ?? "", /^https:\/\/moved\.example\//);
  });
  await check("it moved back, and is connected as before", async () => {
    beHome(wordpress.folder);
    assert.equal(bridge.php("echo Identity::doubt();"), "address");
    await admin.press(await admin.openSettings(), "moved");
    bridge.work();
    assert.equal(bridge.php("echo Identity::doubt();"), "");
    assert.ok((await api.state()).contents[1]?.url.startsWith(wordpress.url));
  });
  await check("it is a copy: the key is gone here, and IGNY8 is told nothing", async () => {
    const { secret } = bridge.option("key");
    beAt(wordpress.folder, "https://clone.example");
    await api.news();
    assert.match(await admin.press(await admin.openSettings(), "copy"), /removed from this copy/);
    assert.deepEqual(bridge.option("key"), []);
    assert.deepEqual(await api.news(), []);
    beHome(wordpress.folder);
    assert.equal(bridge.connect(secret), "200 ");
    bridge.work();
  });
  await check("a key of another address is not kept before somebody has confirmed it", async () => {
    const { secret } = bridge.option("key");
    bridge.php("Connection::forget();");
    await api.set({ site: { id: 7, name: "Other", url: "https://other.example" }, requests: [] });
    const asked = await admin.press(await admin.openSettings(), "connect", { igny8_key: secret });
    assert.match(asked, /Is this the key of this site\?[\s\S]*https:\/\/other\.example/);
    assert.ok(!asked.includes(secret));
    assert.deepEqual(bridge.option("key"), []);
    assert.deepEqual(
      (await api.news()).map(({ path }) => path),
      ["/bridge/verify/"],
    );
    await admin.press(asked, "discard");
    assert.match(await admin.openSettings(), /id="igny8-bridge-key"/);
    const again = await admin.press(await admin.openSettings(), "connect", { igny8_key: secret });
    assert.match(await admin.press(again, "confirm"), /Connected\. Your content is on its way/);
    assert.equal(bridge.option("key").secret, secret);
    await api.set({ site: { id: 7, name: "Mine", url: wordpress.url } });
    bridge.work();
  });
}

async function rehearseRefusal({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  await check(
    "refused as another WordPress, it stops, asks, and resumes once IGNY8 is told otherwise",
    async () => {
      await api.set({ connected: { install_id: "another", site_url: "https://other.example/" } });
      wordpress.php("wp_update_post( array( 'ID' => 1, 'post_title' => 'While refused' ) );");
      bridge.work();
      assert.equal(bridge.option("pause").halt?.code, "site_identity_conflict");
      assert.match(bridge.settingsPage(), /connected with https:\/\/other\.example, but this is/);
      bridge.endPause();
      bridge.work();
      assert.equal(bridge.option("pause").halt?.code, "site_identity_conflict");
      await api.set({ connected: null });
      bridge.endPause();
      bridge.work();
      bridge.work();
      assert.equal((await api.state()).contents[1]?.title, "While refused");
    },
  );
  await check("a key that another WordPress has exchanged is told to administrators", async () => {
    const key = JSON.stringify(bridge.option("key"));
    await api.set({ fault: { status: 409, code: "invalid_state", path: "/bridge/rotate-key/" } });
    bridge.php("Igny8\\Bridge\\Rotation::step();");
    await api.set({ fault: null });
    assert.match(bridge.notice(), /Another WordPress has this site[\s\S]*Connect with a new key/);
    assert.equal(bridge.notice("editor"), "");
    bridge.php(`Options::put( 'key', json_decode( '${key}', true ) );`);
  });
}
