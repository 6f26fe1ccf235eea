import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseApiKey } from "@/lib/api-keys/key-format";
import { spend } from "@/lib/credits/spend";
import { find } from "./find";

/**
 * What Node and PostgreSQL can do without this app: an answer from memory, one with the statement that finds a key's
 * caller, and one with the statement that spends credits. They check nothing and write no log.
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
};

const server = createServer((request, response) => void answer(request, response));
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
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

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
