import { existsSync } from "node:fs";
import { run } from "./process";

/** Each file tells that its package is there. */
const PACKAGES: Record<string, string> = {
  wordpress: "/usr/share/wordpress/wp-load.php",
  "wordpress-theme-twentytwentythree": "/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css",
  "php-cli": "/usr/bin/php",
  "php-mysql": "/usr/share/doc/php-mysql",
  "php-xml": "/usr/share/doc/php-xml",
  "php-mbstring": "/usr/share/doc/php-mbstring",
  "php-curl": "/usr/share/doc/php-curl",
  "php-zip": "/usr/share/doc/php-zip",
  "php-parser": "/usr/share/php/PhpParser/autoload.php",
  "php-codesniffer": "/usr/bin/phpcs",
  "mariadb-server": "/usr/sbin/mariadbd",
  gettext: "/usr/bin/xgettext",
};

/** Installs what is missing, which takes root or sudo; throws when Debian cannot be had. */
export function installFromDebian(): void {
  const missing = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name] ?? ""));
  if (missing.length === 0) return;
  console.log(`Installing from Debian: ${missing.join(" ")}`);
  asRoot("apt-get", "update", "-qq");
  asRoot(
    ...[
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
    ],
    ...missing,
  );
  const lacking = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name] ?? ""));
  if (lacking.length > 0) throw new Error(`Debian did not bring ${lacking.join(", ")}`);
}

function asRoot(...words: string[]): void {
  const [command = "", ...args] = process.getuid?.() === 0 ? words : ["sudo", "-n", ...words];
  run(command, args);
}
