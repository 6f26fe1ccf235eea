/** Guards scripts/sdk/build-sdk.ts, packages/sdk/package.json: the package works in an empty folder. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildSdk } from "@/scripts/sdk/build-sdk";

const run = promisify(execFile);
let folder: string;
let project: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "igny8-sdk-"));
  const source = join(folder, "source");
  await mkdir(source);
  await buildSdk(source);
  await run("npm", ["pack", "--pack-destination", folder], { cwd: source });
  const packed = (await readdir(folder)).find((file) => file.endsWith(".tgz"))!;
  project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "private": true }');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, packed)], {
    cwd: project,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const USE =
  "const c = createClient({ apiKey: 'igny8_x', baseUrl: 'http://127.0.0.1:1', maxRetries: 0 });" +
  "c.get('/sites/').catch((error) => console.log(error.name));";

it("as an ES module and as CommonJS, with nothing else installed", async () => {
  await writeFile(join(project, "use.mjs"), `import { createClient } from "@igny8/sdk"; ${USE}`);
  await writeFile(join(project, "use.cjs"), `const { createClient } = require("@igny8/sdk"); ${USE}`);
  for (const file of ["use.mjs", "use.cjs"])
    expect((await run(process.execPath, [file], { cwd: project })).stdout.trim()).toBe("Igny8NetworkError");
  expect(await readdir(join(project, "node_modules"))).toEqual(expect.arrayContaining(["@igny8"]));
  expect((await readdir(join(project, "node_modules"))).filter((name) => !name.startsWith("."))).toEqual([
    "@igny8",
  ]);
});

it.each(["typed.mts", "typed.cts"])("its types say what a call takes and gives, in %s", async (file) => {
  await writeFile(
    join(project, file),
    `import { createClient } from "@igny8/sdk";
     export async function use() {
       const c = createClient({ apiKey: "x", baseUrl: "y" });
       const site = await c.get("/sites/{id}/", { path: { id: 1 } });
       const name: string = site.name;
       for await (const each of c.list("/sites/")) console.log(each.domain.length, name);
       // @ts-expect-error: a site has no such field.
       site.nothing;
       // @ts-expect-error: there is no such path.
       await c.get("/nothing/");
       // @ts-expect-error: a site needs a name and an address.
       await c.post("/sites/", { body: {} });
     }`,
  );
  const tsc = join(process.cwd(), "node_modules/typescript/bin/tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023"];
  const said = await run(process.execPath, [tsc, ...options, file], { cwd: project }).catch(
    ({ stdout }: { stdout: string }) => ({ stdout }),
  );
  expect(said.stdout).toBe("");
});
