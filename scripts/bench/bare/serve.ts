import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import { parseApiKey } from "@/lib/api-keys/key-format";
import { upsertContent } from "@/lib/bridge/upsert-content";
import { spend } from "@/lib/credits/spend";
import { ZIPPED } from "../scenarios";
import { find, siteIdOf } from "./find";

/**
 * What Node and PostgreSQL can do without this app: an answer from memory, one with the bytes of a page of the app, one with
 * the statement that finds a key's caller, and those with the statements that spend credits and take an inventory over. They
 * check nothing and write no log.
 */
const PATHS: Record<string, (request: IncomingMessage) => Promise<unknown> | unknown> = {
  "/bare/http": () => ({ status: "ok" }),
  "/bare/select": async (request) => find(await keyOf(request)),
  "/bare/consume": async (request) => {
    const { accountId } = await keyOf(request);
    const { units } = JSON.parse(await textOf(request));
    const once = { idempotencyKey: String(request.headers["idempotency-key"]), requestHash: "bare" };
    const who = { accountId, siteId: null, userId: null, apiKeyId: null };
    return spend({ ...who, ...once, operation: "content_generation", units, metadata: {} });
  },
  "/bare/content": async (request) => {
    const key = await keyOf(request);
    const { items } = JSON.parse(await textOf(request));
    return upsertContent({ accountId: key.accountId, siteId: await siteOf(key), status: "active" }, items);
  },
};

/** As a browser gets it from the app: its headers and its packed bytes. */
const page = await readPage(process.env.PAGE_URL!);
const siteIds = new Map<number, number>();

const server = createServer((request, response) => void answer(request, response));
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === "/bare/page") return void response.writeHead(200, page.headers).end(page.bytes);
  const work = PATHS[request.url ?? ""];
  const body = JSON.stringify(await work?.(request));
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

async function keyOf({ headers }: IncomingMessage) {
  const parsed = await parseApiKey(String(headers.authorization).slice("Bearer ".length));
  if (!parsed) throw new Error("The load sends keys that this server's secret did not sign.");
  return parsed;
}

/** Asked once for each account, so that what is measured is the inventory's statement alone. */
async function siteOf(key: Awaited<ReturnType<typeof keyOf>>): Promise<number> {
  const known = siteIds.get(key.accountId);
  if (known) return known;
  const siteId = await siteIdOf(key);
  siteIds.set(key.accountId, siteId);
  return siteId;
}

async function readPage(url: string): Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: Buffer }> {
  const [response] = (await once(get(url, { headers: ZIPPED }), "response")) as [IncomingMessage];
  const bytes = await bytesOf(response);
  const { "content-type": type, "content-encoding": encoding, etag, vary } = response.headers;
  const headers = {
    "content-type": type,
    "content-encoding": encoding,
    etag,
    vary,
    "content-length": String(bytes.length),
  };
  return { headers, bytes };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function textOf(request: IncomingMessage): Promise<string> {
  return (await bytesOf(request)).toString("utf8");
}
