import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Redis } from "ioredis";

export interface UpstashFront {
  url: string;
  token: string;
  /** Answers from now on only after this long. */
  delay: (ms: number) => void;
  requests: () => number;
  stop: () => Promise<void>;
}

/**
 * What Upstash puts before Redis: a POST with one command, or to /pipeline with many; each answered as `{result}` or
 * `{error}`.
 */
export async function startFront(redisPort: number): Promise<UpstashFront> {
  const redis = new Redis({
    port: redisPort,
    host: "127.0.0.1",
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
  redis.on("error", () => undefined); // Redis is stopped on purpose.
  await new Promise((resolve) => redis.once("ready", resolve));
  const token = "front-token";
  let delayMs = 0;
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    await answer(redis, token, request, response).catch(() => response.destroy()); // The client has gone.
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    delay: (ms) => {
      delayMs = ms;
    },
    requests: () => requests,
    stop: async () => {
      redis.disconnect();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Command = [name: string, ...args: (string | number)[]];

async function answer(redis: Redis, token: string, request: IncomingMessage, response: ServerResponse) {
  if (request.headers.authorization !== `Bearer ${token}`)
    return send(response, 401, { error: "Unauthorized" });
  const base64 = request.headers["upstash-encoding"] === "base64";
  const body = JSON.parse(await read(request));
  const run = (command: Command) => runCommand(redis, command, base64);
  if (request.url?.endsWith("/pipeline")) {
    send(response, 200, await Promise.all((body as Command[]).map(run)));
  } else {
    const one = await run(body);
    send(response, "error" in one ? 400 : 200, one);
  }
}

async function runCommand(redis: Redis, [name, ...args]: Command, base64: boolean) {
  try {
    const result = await redis.call(name, ...understood(name, args));
    return { result: base64 ? encoded(result) : result };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Scripts as the client knows them, by its hash; Upstash's own flag on their first line is news to a plain Redis. */
const plainScripts = new Map<string, string>();

function understood(name: string, [script, ...rest]: (string | number)[]): (string | number)[] {
  if (script === undefined) return rest;
  const command = name.toLowerCase();
  if (command === "evalsha") return [plainScripts.get(String(script)) ?? "0".repeat(40), ...rest];
  if (command !== "eval") return [script, ...rest];
  const plain = String(script).replace(/^#!lua[^\n]*\n/, "");
  plainScripts.set(sha1(String(script)), sha1(plain));
  return [plain, ...rest];
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/** The client asks for texts in base64. */
function encoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encoded);
  return typeof value === "string" && value !== "OK" ? Buffer.from(value).toString("base64") : value;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
