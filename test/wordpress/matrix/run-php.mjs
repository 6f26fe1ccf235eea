/**
 * Runs unit.php on one version of PHP, in memory. Arguments: the folder with node_modules, the version, the plugin's folder,
 * WordPress's. Prints what it printed; ends with 1 when something failed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [base, version, plugin, wordpress] = process.argv.slice(2);

/** Of WordPress, files that only define functions and classes. */
const OF_WORDPRESS = [
  "compat",
  "load",
  "plugin",
  "class-wp-hook",
  "functions",
  "formatting",
  "http",
  "class-wp-error",
  "class-wp-list-util",
];

const { PHP, loadPHPRuntime } = await load("@php-wasm/universal");
const { getPHPLoaderModule } = await load(`@php-wasm/node-${version}`);
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
for (const folder of [
  "/wp",
  "/wp/wp-includes",
  "/wp/wp-admin",
  "/wp/wp-admin/includes",
  "/plugin",
  "/plugin/includes",
])
  php.mkdir(folder);
for (const name of OF_WORDPRESS)
  copy(join(wordpress, "wp-includes", `${name}.php`), `/wp/wp-includes/${name}.php`);
php.writeFile("/wp/wp-includes/option.php", "<?php // unit.php has its own.");
php.writeFile("/wp/wp-admin/includes/post.php", "<?php // Not needed.");
for (const name of readdirSync(join(plugin, "includes")))
  copy(join(plugin, "includes", name), `/plugin/includes/${name}`);
for (const name of ["igny8-bridge.php", "uninstall.php"]) copy(join(plugin, name), `/plugin/${name}`);
for (const name of ["unit.php", "shims.php"]) copy(new URL(name, import.meta.url), `/${name}`);

const { text, exitCode } = await php
  .run({ code: "<?php require '/unit.php';" })
  .catch((error) => ({ text: String(error.message), exitCode: 1 }));
process.stdout.write(text, () => process.exit(exitCode));

function copy(from, to) {
  php.writeFile(to, readFileSync(from));
}

/** From the folder that was named, not from the project. */
function load(name) {
  return import(pathToFileURL(createRequire(join(base, "here.js")).resolve(name)).href);
}
