import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPluginZip } from "../../../scripts/build-plugin-zip";
import { findBrowser } from "../../../scripts/test/find-browser";
import { bridgeOf } from "../bridge";
import { chapter, check } from "../checks";
import { fetchOnce } from "../fetch-once";
import { until } from "../process";
import { Product } from "../product";
import { pluginNotices } from "../rehearsal/rehearsal";
import { Tenant } from "../tenant";
import { visibleText } from "../visible-text";
import { makeWordPress, type WordPress } from "../wordpress";
import { openBrowser, WpAdmin } from "../wp-admin";
import { runUntilSynchronised, type Story, visitsOf } from "./stage";
import { tellDisturbances } from "./story-disturbances";
import { tellNews } from "./story-news";

/** Besides the post, the page and the draft that WordPress brings. */
const POSTS = 1200;

/** The product, a WordPress and a browser: what a tenant, an author and the staff see. */
export async function tellStory(base: string): Promise<void> {
  chapter("The plugin against the product");
  const product = await Product.make(base);
  const wordpress = await makeWordPress(base, product.apiUrl);
  const bridge = bridgeOf(wordpress);
  bridge.makePosts(POSTS);
  const browser = await openBrowser(await findBrowser());
  try {
    await product.start();
    const tenant = await Tenant.signUp(product, browser, "https://blog.example.com");
    const admin = await WpAdmin.signIn(browser, wordpress);
    const story = { product, wordpress, bridge, tenant, admin, browser };
    await tellConnecting(story);
    await tellNews(story);
    await tellDisturbances(story);
    await check("the plugin raises no PHP notice", () => {
      assert.equal(pluginNotices(join(base, "debug.log")), "");
    });
    await check("no log holds a key", () => {
      for (const name of ["debug.log", "php.log", "product.log"].filter((each) =>
        existsSync(join(base, each)),
      ))
        assert.doesNotMatch(
          readFileSync(join(base, name), "utf8"),
          /igny8_[0-9A-Za-z]{12}_\d+_[0-9A-Za-z]{20}/,
          name,
        );
    });
  } finally {
    await browser.close();
    await product.close();
  }
}

async function tellConnecting(story: Story): Promise<void> {
  const { product, admin, bridge, tenant, wordpress } = story;
  await check("the product offers the plugin as the zip that is built from its folder", async () => {
    const response = await fetchOnce(`${product.url}/plugin/igny8-bridge.zip`);
    assert.equal(response.status, 200);
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(readFileSync(buildPluginZip())));
  });
  await check("the zip is uploaded and activated in wp-admin, and leads to its settings", async () => {
    await admin.uploadPlugin(buildPluginZip());
    const plugins = await visibleText(admin.page, "tr[data-plugin='igny8-bridge/igny8-bridge.php']");
    assert.match(plugins, /IGNY8 Bridge/);
    assert.match(plugins, /Settings/);
    await admin.openSettings();
    await admin.picture("form");
  });
  await check("a key that nobody made is refused in plain words, and is not printed again", async () => {
    const text = await admin.connect("igny8_abcdefghijkl_1_unknown");
    assert.match(text, /does not know this key/);
    assert.ok(!(await admin.page.content()).includes("igny8_abcdefghijkl"));
  });
  await check(
    "connecting shows account, plan, credits and site, and the site's page turns to connected by itself",
    async () => {
      assert.match(await tenant.readSitePage(), /Not connected/);
      slowDown(wordpress, 15);
      const asked = await admin.connect(tenant.site.key);
      assert.match(asked, /this key belongs to https:\/\/blog\.example\.com, but this WordPress is http:/);
      assert.match(await tenant.readSitePage(), /Not connected/);
      const text = await admin.press("confirm");
      for (const words of [/Petra's blog/, /Free Trial/, /2,000/, /Blog \(https:\/\/blog\.example\.com\)/])
        assert.match(text, words);
      await tenant.untilOpenPageSays(/Connected since/);
      await admin.picture("connected");
    },
  );
  await check("the key is in no page's source", async () => {
    for (const page of ["options-general.php?page=igny8-bridge", "options.php", "plugins.php"]) {
      await admin.open(page);
      assert.ok(!(await admin.page.content()).includes(tenant.site.key), page);
    }
  });
  await check(
    "the product is stopped and started in the middle of the first sync: nothing is missing or doubled",
    async () => {
      await interruptFirstSync(story);
      const inventory = await tenant.inventory();
      const ids = inventory.map((item) => item.wp_id);
      assert.equal(new Set(ids).size, ids.length, "no post twice");
      assert.deepEqual(
        ids.sort((a, b) => a - b),
        postIds(wordpress),
      );
      assert.equal(inventory.filter((item) => /^Post \d+$/.test(item.title)).length, POSTS);
      assert.equal(bridge.waiting(), 0);
    },
  );
  await check("the site's page lists the inventory", async () => {
    assert.match(await tenant.readSitePage(), /1[,.\s]?20\d/);
  });
}

/**
 * The first batch has arrived, the second is on its way or about to be. Which cron run sends it, ours or one that a page
 * of wp-admin began, is WordPress's affair: the product stays away until it was missed.
 */
async function interruptFirstSync({ product, bridge, wordpress }: Story): Promise<void> {
  const run = wordpress.cron();
  await until("the first batch has arrived", () => bridge.option("sync").sent >= 500);
  await product.stop();
  await run;
  await visitsOf(wordpress)("the plugin backs off", () => bridge.option("pause").failures >= 1);
  const { sent, finished_at } = bridge.option("sync");
  assert.ok(sent >= 500 && sent < POSTS && finished_at === 0, `stopped at ${sent}`);
  await product.start();
  slowDown(wordpress, 0);
  await runUntilSynchronised({ bridge, wordpress });
}

/** Three batches take a blink on one machine; a slow line gives time to pull the plug, also on a busy one. */
function slowDown(wordpress: WordPress, seconds: number): void {
  const folder = join(wordpress.folder, "wp-content/mu-plugins");
  wordpress.php(`wp_mkdir_p( '${folder}' );`);
  const code = `<?php add_filter( 'pre_http_request', function ( $pre, $args ) {
    if ( 'PUT' === $args['method'] ) { sleep( ${seconds} ); }
    return $pre;
  }, 10, 2 );`;
  writeFileSync(join(folder, "slow-line.php"), code);
}

function postIds(wordpress: WordPress): number[] {
  const sql =
    "SELECT ID FROM wordpress.wp_posts WHERE post_type IN ('post','page') AND post_status NOT IN ('auto-draft','inherit') ORDER BY ID";
  return wordpress.database.query(sql).split("\n").map(Number);
}
