import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/lib/server/project-root";
import { buildPluginZip } from "../../scripts/build-plugin-zip";
import { chapter, check } from "./checks";
import { makePot } from "./make-pot";
import { run } from "./process";
import { copyPlugin, makeWordPress } from "./wordpress";

const PHP = join(projectRoot, "test/wordpress/php");

/** What can be said of the plugin's source without running it. */
export async function readSources(base: string, plugin: string): Promise<void> {
  chapter("The plugin's source");
  await check("php -l accepts every file", () => {
    run("sh", ["-c", `find '${plugin}' -name '*.php' -print0 | xargs -0 -n1 php -l`]);
  });
  await check("PHP_CodeSniffer finds nothing", () => {
    run("phpcs", ["-q", `--standard=${join(plugin, "../phpcs.xml")}`, plugin]);
  });
  await check(
    "calls exist in PHP 7.4 and WordPress 5.8, output is escaped, strings are translatable",
    async () => {
      const wordpress = await makeWordPress(base, "http://127.0.0.1:9/api/v1");
      copyPlugin(wordpress, plugin);
      wordpress.php(
        "require ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'igny8-bridge/igny8-bridge.php' );",
      );
      const script = [join(PHP, "analyse.php"), wordpress.folder, wordpress.url, plugin];
      assert.equal(run("php", ["-d", "error_reporting=E_ERROR", ...script]), "");
    },
  );
  await check("the template for translators is up to date", () => {
    assert.equal(readFileSync(join(plugin, "languages/igny8-bridge.pot"), "utf8"), makePot(plugin));
  });
  await check("the zip has the same bytes whenever it is made", () => {
    const first = readFileSync(buildPluginZip());
    assert.ok(first.equals(readFileSync(buildPluginZip())));
  });
}
