import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fetchOnce } from "../fetch-once";
import { HttpAdmin } from "../http-admin";
import { activatePlugin, type WordPress } from "../wordpress";

/** WordPress counts its queries; a page of a visitor is asked for twice, so that nothing is made for the first time. */
export async function measureVisits(wordpress: WordPress): Promise<void> {
  const folder = join(wordpress.folder, "wp-content/mu-plugins");
  mkdirSync(folder, { recursive: true });
  const meter = `<?php defined( 'DISABLE_WP_CRON' ) || define( 'DISABLE_WP_CRON', true );
    function meter() { printf( '<i>%d queries</i>', get_num_queries() ); }
    add_action( 'wp_footer', 'meter', 999 ); add_action( 'admin_footer', 'meter', 999 );`;
  writeFileSync(join(folder, "meter.php"), meter);
  const admin = await HttpAdmin.signIn(wordpress);
  const pages = [
    async () => (await fetchOnce(`${wordpress.url}/hello-world/`)).text(),
    () => admin.open("index.php"),
    () => admin.open("edit.php"),
  ];
  const visit = async () => {
    const counts = [];
    for (const open of pages) {
      await open();
      counts.push(Number(/<i>(\d+) queries<\/i>/.exec(await open())?.[1]));
    }
    return counts;
  };
  const on = await visit();
  const plugins = "require_once ABSPATH . 'wp-admin/includes/plugin.php';";
  wordpress.php(`${plugins} deactivate_plugins( 'igny8-bridge/igny8-bridge.php' );`);
  const off = await visit();
  activatePlugin(wordpress);
  rmSync(join(folder, "meter.php"));
  assert.ok(
    off.every((count) => count > 0),
    `${off} queries`,
  );
  assert.deepEqual(on, off);
}
