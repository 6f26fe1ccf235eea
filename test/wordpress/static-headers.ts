import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "@/lib/api/openapi/openapi";
import { projectRoot } from "@/scripts/launcher/project-root";

/** wordpress.org's own limits. */
const MOST_TAGS = 5;
const LONGEST_DESCRIPTION = 150;

/** In pixels, as wordpress.org's page of a plugin takes them. */
const DIRECTORY_PICTURES = [
  ["icon-128x128.png", 128, 128],
  ["icon-256x256.png", 256, 256],
  ["banner-772x250.png", 772, 250],
  ["banner-1544x500.png", 1544, 500],
] as const;

const SECTIONS = ["Description", "Installation", "Frequently Asked Questions", "Screenshots", "Changelog"];

export function checkHeaders(plugin: string): void {
  const readme = readFileSync(join(plugin, "readme.txt"), "utf8");
  const program = readFileSync(join(plugin, "igny8-bridge.php"), "utf8");
  const of = (text: string, name: string) =>
    new RegExp(`^(?: \\* )?${name}: +(.+)$`, "m").exec(text)?.[1]?.trim() ?? "";
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  assert.equal(of(readme, "Stable tag"), version);
  assert.equal(of(program, "Version"), version);
  assert.equal(openApiDocument([], "").info.version, version);
  assert.ok(program.includes(`define( 'IGNY8_BRIDGE_VERSION', '${version}' );`));
  for (const name of ["Requires at least", "Requires PHP", "License", "License URI"])
    assert.equal(of(readme, name), of(program, name), name);
  assert.deepEqual([of(readme, "Requires at least"), of(readme, "Requires PHP")], ["5.8", "7.4"]);
  assert.match(of(readme, "Contributors"), /^[a-z0-9-]+$/);
  assert.match(of(readme, "Tested up to"), /^\d+\.\d+$/);
  assert.ok(of(readme, "Tags").split(",").length <= MOST_TAGS);
  const description = readme.split("\n\n")[1]?.trim() ?? "";
  assert.ok(description.length > 0 && description.length <= LONGEST_DESCRIPTION, description);
  for (const section of SECTIONS) assert.ok(readme.includes(`\n== ${section} ==\n`), section);
  const captions =
    readme
      .split("== Screenshots ==")[1]
      ?.split("\n==")[0]
      ?.match(/^\d+\. /gm) ?? [];
  const pictures = readdirSync(join(plugin, "../directory")).filter((name) =>
    /^screenshot-\d+\.png$/.test(name),
  );
  assert.equal(pictures.length, captions.length, "each screenshot has its caption");
  for (const [name, width, height] of DIRECTORY_PICTURES) {
    const png = readFileSync(join(plugin, "../directory", name));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height], name);
  }
  assert.ok(readme.includes(`\n= ${version} =\n`), "the changelog names the version");
}
