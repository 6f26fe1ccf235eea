/** Guards lib/server/http/answer-failures.ts, lib/server/tell-old-forms.ts, scripts/launcher/serve/rehearse.ts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { createCast } from "@/test/cast";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { type BreakableDatabase, breakableDatabase } from "@/test/harness/breakable-database";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";

const databaseUrl = useDatabase();
const UNKNOWN_ACTION = "7f18136955891cd87c8d818dddb470d594ce767f15";
let app: SpawnedApp;
let database: BreakableDatabase;
let cookie: string;

beforeAll(async () => {
  database = await breakableDatabase(databaseUrl());
  const { olivia } = await createCast();
  cookie = (await openBrowser(olivia)).cookie;
  app = await startApp({ env: { DATABASE_URL: database.url, LOG_LEVEL: "info" } });
}, APP_TIMEOUT);
afterAll(async () => {
  await app?.stop();
  await database?.close();
});

const page = (path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, { redirect: "manual", ...init });
/** Complete lines, since the log is written a moment after the answer. */
const output = () => app.output();

describe("while the database is away", () => {
  it("pages answer 503 in words, from the first on, and are there again right after", async () => {
    expect((await page("/sites", { headers: { cookie } })).status).toBe(200);
    database.cut();
    for (const path of ["/sites", "/billing", "/signup", "/sites"]) {
      const answer = await page(path, { headers: { cookie } });
      expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "10"]);
      expect(await answer.text()).toContain("IGNY8 is unavailable for a moment");
    }
    database.restore();
    expect((await page("/sites", { headers: { cookie } })).status).toBe(200);
    expect(output()).toContain("a page could not be shown");
    expect(output()).not.toMatch(/^\s+at /m);
  }, 60_000);
});

describe("a form of an older page", () => {
  it("without JavaScript is answered by a page to act on, and with it by what its own script knows", async () => {
    const form = new FormData();
    form.set("$ACTION_REF_1", "");
    form.set("$ACTION_1:0", JSON.stringify({ id: UNKNOWN_ACTION, bound: "$@1" }));
    form.set("$ACTION_1:1", "[{}]");
    form.set("name", "Nora");
    const plain = await page("/contact", { method: "POST", body: form, headers: { origin: app.url } });
    expect([plain.status, plain.headers.get("content-type")]).toEqual([409, "text/html; charset=utf-8"]);
    expect(await plain.text()).toContain("This page is from before an update");
    const headers = {
      origin: app.url,
      "next-action": UNKNOWN_ACTION,
      "content-type": "text/plain;charset=UTF-8",
    };
    const script = await page("/contact", { method: "POST", body: "[{}]", headers });
    expect([script.status, script.headers.get("x-nextjs-action-not-found")]).toEqual([409, "1"]);
  });

  it("leaves one line in the log, and no stack", async () => {
    await expect.poll(output).toContain("a form of another release was refused");
    expect(output()).not.toMatch(/Failed to find Server Action|^\s+at /m);
  });
});
