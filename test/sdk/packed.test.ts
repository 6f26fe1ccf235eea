/** Guards scripts/sdk/build-sdk.ts, packages/sdk/package.json. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSdk } from "@/scripts/sdk/build-sdk";
import { presentBrowser } from "@/scripts/test/find-browser";
import { needs } from "@/test/harness/needs";

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

describe("in a browser", needs(Boolean(presentBrowser()), "Chromium is missing"), () => {
  it("as a module, with the browser's own fetch and WebCrypto", async () => {
    const server = await serveProject();
    const browser = await chromium.launch({ executablePath: presentBrowser(), args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const result = await page.evaluate(IN_BROWSER);
      expect(result).toEqual({ balance: 7, event: { test: 2432232314 }, refused: "Igny8Error throttled" });
    } finally {
      await browser.close();
      server.stop();
    }
  });
});

/** Runs in the page. The signature is the specification's example. */
const IN_BROWSER = `(async () => {
  const { createClient, verifyWebhook } = await import("/node_modules/@igny8/sdk/dist/index.js");
  const igny8 = createClient({ apiKey: "igny8_x", baseUrl: location.origin, maxRetries: 0 });
  const { balance } = await igny8.get("/credits/balance/");
  const refused = await igny8.get("/sites/").catch((error) => error.name + " " + error.code);
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const event = await verifyWebhook('{"test": 2432232314}', headers, secret, new Date(1614265330000));
  return { balance, event, refused };
})()`;

/** The project's files, and an API of two answers. */
async function serveProject() {
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    const json = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (path === "/") return void response.writeHead(200, { "content-type": "text/html" }).end("<p>Shop</p>");
    if (path === "/api/v1/credits/balance/") return void json(200, { data: { balance: 7 } });
    if (path.startsWith("/api/")) return void json(429, { code: "throttled" });
    const file = await readFile(join(project, path)).catch(() => undefined);
    response.writeHead(file ? 200 : 404, { "content-type": "text/javascript" }).end(file);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop };
}

it.each(["typed.mts", "typed.cts"])("its types say what a call takes and gives, in %s", async (file) => {
  await writeFile(
    join(project, file),
    `import { createClient, verifyWebhook } from "@igny8/sdk";
     export async function use() {
       const c = createClient({ apiKey: "x", baseUrl: "y" });
       const site = await c.get("/sites/{id}/", { path: { id: 1 } });
       const name: string = site.name;
       for await (const each of c.list("/sites/")) console.log(each.domain.length, name);
       const event = await verifyWebhook("{}", {}, "whsec_");
       if (event.type === "site.created") console.log(event.object.length);
       // @ts-expect-error: there is no such event.
       if (event.type === "site.painted") console.log(event.object);
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
