/** Guards app/igny8-bridge/route.ts, lib/bridge/plugin-release.ts, scripts/build-plugin-zip.ts. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, it } from "vitest";
import { findPluginRelease } from "@/lib/bridge/plugin-release";
import { env } from "@/lib/env";
import { version } from "@/package.json";
import { buildPluginZip } from "@/scripts/build-plugin-zip";
import { GET } from "./route";

let zip: Buffer;
beforeAll(() => {
  zip = readFileSync(buildPluginZip());
});

it("says which version is served, where, and the checksum of exactly those bytes", async () => {
  const response = await GET();
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(await response.json()).toMatchObject({
    slug: "igny8-bridge",
    name: "IGNY8 Bridge",
    version,
    package: `${env().APP_URL}/plugin/igny8-bridge.zip`,
    sha256: createHash("sha256").update(zip).digest("hex"),
    size: zip.length,
  });
});

it("says what it requires and was tried on as the plugin's own files do", async () => {
  const files = unzipSync(zip);
  const read = (name: string) => strFromU8(files[`igny8-bridge/${name}`]!);
  const release = (await findPluginRelease())!;
  expect(read("igny8-bridge.php")).toContain(` * Requires at least: ${release.requires}\n`);
  expect(read("igny8-bridge.php")).toContain(` * Requires PHP:      ${release.requires_php}\n`);
  expect(read("readme.txt")).toContain(`\nTested up to: ${release.tested}\n`);
  expect(release.changelog[0]).toEqual({ version, changes: expect.arrayContaining([expect.any(String)]) });
});

it("where no plugin was built, nothing is offered", async () => {
  expect(await findPluginRelease(mkdtempSync(join(tmpdir(), "no-plugin-")))).toBeUndefined();
});
