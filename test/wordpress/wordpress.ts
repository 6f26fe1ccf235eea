import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { fetchOnce } from "./fetch-once";
import { type Database, startMariadb } from "./mariadb";
import { freePort, type Running, run, start, untilListening } from "./process";

const DEBIAN = "/usr/share/wordpress";
const PHP = join(projectRoot, "test/wordpress/php");

export type WordPress = {
  url: string;
  folder: string;
  user: string;
  password: string;
  database: Database;
  web: Running;
  /** Runs PHP inside WordPress and gives what it prints. */
  php: (code: string) => string;
  /** Lets WP-Cron do what is due, as a visitor's request would. */
  cron: () => Promise<void>;
};

/** Debian's WordPress, installed in a temporary folder and served on 127.0.0.1. */
export async function makeWordPress(base: string, apiUrl: string): Promise<WordPress> {
  const folder = join(base, "wordpress");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const password = "correct horse battery";
  copyFiles(folder);
  const database = await startMariadb(base);
  writeFileSync(join(folder, "wp-config.php"), config(database.socket, url, apiUrl, base));
  run("php", [join(PHP, "install.php"), folder, url, password]);
  const web = serve(folder, port, base);
  await untilListening(port);
  const php = (code: string) => run("php", [join(PHP, "eval.php"), folder, url], { input: code });
  const cron = async () => {
    await fetchOnce(`${url}/wp-cron.php?doing_wp_cron`);
  };
  return { url, folder, user: "admin", password, database, web, php, cron };
}

/** How many posts there are that the inventory should have. */
export function livePosts({ database }: WordPress): number {
  const count =
    "SELECT COUNT(*) FROM wordpress.wp_posts WHERE post_type IN ('post', 'page') AND post_status NOT IN ('auto-draft', 'inherit')";
  return Number(database.query(count));
}

/** Puts the plugin in place from the project's folder, without the zip. */
export function copyPlugin(wordpress: WordPress, source: string): void {
  const target = join(wordpress.folder, "wp-content/plugins/igny8-bridge");
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true });
}

export function activatePlugin(wordpress: WordPress): void {
  wordpress.php(
    "require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'igny8-bridge/igny8-bridge.php' );",
  );
}

/** A file that WordPress always loads. */
export function addMustUse({ folder }: WordPress, name: string, code: string): void {
  const target = join(folder, "wp-content/mu-plugins");
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, name), code);
}

function copyFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of ["wp-admin", "wp-includes"]) {
    cpSync(join(DEBIAN, part), join(folder, part), { recursive: true, dereference: true });
  }
  run("sh", ["-c", `cp ${DEBIAN}/*.php '${folder}/' && rm '${folder}/wp-config.php'`]);
  mkdirSync(join(folder, "wp-content/plugins"), { recursive: true });
  mkdirSync(join(folder, "wp-content/uploads"), { recursive: true });
  const theme = "wp-content/themes/twentytwentythree";
  cpSync(join(DEBIAN, theme), join(folder, theme), { recursive: true, dereference: true });
}

function serve(folder: string, port: number, base: string): Running {
  if (!existsSync(folder)) throw new Error(`no ${folder}`);
  const limits = ["-d", "upload_max_filesize=16M", "-d", "post_max_size=16M"];
  return start("php", [...limits, "-S", `127.0.0.1:${port}`, "-t", folder, join(PHP, "router.php")], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" },
    log: join(base, "php.log"),
  });
}

/** Deprecations of this WordPress under a newer PHP are not the plugin's; its own notices are looked for in the log. */
function config(socket: string, url: string, apiUrl: string, base: string): string {
  return `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
${[
  "AUTH_KEY",
  "SECURE_AUTH_KEY",
  "LOGGED_IN_KEY",
  "NONCE_KEY",
  "AUTH_SALT",
  "SECURE_AUTH_SALT",
  "LOGGED_IN_SALT",
  "NONCE_SALT",
]
  .map((name) => `define( '${name}', '${name.toLowerCase()} of a test' );`)
  .join("\n")}
define( 'WP_HOME', '${url}' );
define( 'WP_SITEURL', '${url}' );
define( 'IGNY8_API_URL', '${apiUrl}' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '${join(base, "debug.log")}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'FS_METHOD', 'direct' );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;
}
