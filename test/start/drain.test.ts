/** Guards lib/on-shutdown.ts, lib/server/http/http-server.ts, scripts/launcher/teardown.ts. */
import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";

const databaseUrl = useDatabase();
const BODY = JSON.stringify({ email: "late@example.test", password: "heron-ladder-42-quartz" });
let app: SpawnedApp;

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_URL: databaseUrl() } });
}, APP_TIMEOUT);
afterAll(async () => void (await app?.stop()));

it("told to stop, the app answers what is under way, takes nothing new, and ends with 0", async () => {
  const underWay = post("/api/v1/auth/register/");
  underWay.write(BODY.slice(0, 20));
  await sleep(300); // It has arrived, and waits for the rest of its body.
  const ended = app.stop("SIGTERM");
  await expect.poll(() => reaches("/api/health"), { timeout: 5000 }).toBe(false);
  underWay.end(BODY.slice(20));
  const [response] = (await once(underWay, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  expect(response.statusCode).toBe(201);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ success: true });
  expect(await ended).toBe(0);
}, 60_000);

function post(path: string): ClientRequest {
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(BODY) };
  return request(`${app.url}${path}`, { method: "POST", headers });
}

function reaches(path: string): Promise<boolean> {
  const headers = { connection: "close" };
  return fetch(`${app.url}${path}`, { headers }).then(
    () => true,
    () => false,
  );
}
