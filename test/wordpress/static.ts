import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPluginZip } from "../../scripts/build-plugin-zip";
import { analyse, missedByAnalysis } from "./analysis";
import { chapter, check } from "./checks";
import { makePot, POT } from "./make-pot";
import { run } from "./process";
import { checkHeaders } from "./static-headers";
import { copyPlugin, makeWordPress } from "./wordpress";

/** What can be said of the plugin's source without running it. */
export async function readSources(base: string, plugin: string): Promise<void> {
  chapter("The plugin's source");
  await check("php -l accepts every file", () => {
    run("sh", ["-c", `find '${plugin}' -name '*.php' -print0 | xargs -0 -n1 php -l`]);
  });
  await check("PHP_CodeSniffer finds nothing", () => {
    run("phpcs", ["-q", `--standard=${join(plugin, "../phpcs.xml")}`, plugin]);
  });
  await readWithWordPress(base, plugin);
  await check("readme.txt and the plugin's header are as WordPress reads them, in the API's version", () => {
    checkHeaders(plugin);
  });
  await check("the template for translators is up to date (npm run test:wordpress -- pot)", () => {
    assert.equal(readFileSync(join(plugin, POT), "utf8"), makePot(plugin));
    run("msgfmt", ["--check-format", "--output-file=/dev/null", join(plugin, POT)]);
  });
  await check("styles name no left and no right, for languages that are written the other way", () => {
    const css = readFileSync(join(plugin, "assets/settings.css"), "utf8");
    assert.deepEqual(css.match(/\b(left|right)\b/g), null);
  });
  await check("every option that is written has its name in the list that uninstalling removes", () => {
    const written = new Set<string>();
    for (const name of readdirSync(join(plugin, "includes"))) {
      const code = readFileSync(join(plugin, "includes", name), "utf8");
      for (const [, option] of code.matchAll(/Options::put\( '(\w+)'/g)) written.add(option ?? "");
      for (const [, option] of code.matchAll(/Options::put\(\s+'(\w+)'/g)) written.add(option ?? "");
    }
    const list = /const NAMES\s*= array\(([^)]*)\)/.exec(
      readFileSync(join(plugin, "includes/class-options.php"), "utf8"),
    )?.[1];
    assert.ok(written.size > 8);
    assert.deepEqual(
      [...written].filter((option) => !list?.includes(`'${option}'`)),
      [],
    );
  });
  await check("the zip has the same bytes whenever it is made", () => {
    const first = readFileSync(buildPluginZip());
    assert.ok(first.equals(readFileSync(buildPluginZip())));
  });
}

async function readWithWordPress(base: string, plugin: string): Promise<void> {
  const wordpress = await makeWordPress(base, "http://127.0.0.1:9/api/v1");
  copyPlugin(wordpress, plugin);
  wordpress.php(
    "require ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'igny8-bridge/igny8-bridge.php' );",
  );
  await check("calls exist in PHP 7.4 and WordPress 5.8, output is escaped, strings are translatable", () => {
    assert.equal(analyse(wordpress, plugin), "");
  });
  await check("the analysis finds newer PHP, newer WordPress and unescaped output where they are", () => {
    assert.deepEqual(missedByAnalysis(wordpress, join(base, "bad")), []);
  });
}
