import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { freePort } from "@/scripts/launcher/free-port";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { startFront } from "@/test/upstash/start-front";
import { needsRedis, startRedis } from "@/test/upstash/start-redis";
import type { Fault } from "../fault";
import type { Stage } from "../stage/stage";

const PATIENCE_MS = 90_000;

/** What the app talks to, apart from its database, hangs or is away. */
export const AROUND_FAULTS: Fault[] = [
  {
    name: "SMTP hangs, then works",
    stage: {
      settings: async (stage) => {
        const port = await freePort();
        const end = await hangingServer(port);
        posts.set(stage, { port, end, received: [] });
        stage.teardown.add(() => posts.get(stage)!.end());
        return [{ SMTP_URL: `smtp://127.0.0.1:${port}` }];
      },
    },
    strike: async (stage) => {
      await sleep(6000);
      const post = posts.get(stage)!;
      await post.end();
      post.end = await mailServer(post.port, post.received);
      await sleep(1500);
      return undefined;
    },
    after: lettersOnce,
  },
  {
    name: "Upstash hangs, is away, is back",
    missing: () => (needsRedis.skip ? "redis-server is missing" : undefined),
    stage: {
      settings: async (stage) => {
        const redis = await startRedis();
        const upstash = await startFront(redis.port);
        stores.set(stage, { redis, upstash });
        stage.teardown.add(async () => {
          await upstash.stop();
          await stores.get(stage)!.redis.stop();
        });
        return [{ UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token }];
      },
    },
    strike: async (stage) => {
      const store = stores.get(stage)!;
      await sleep(1000);
      store.upstash.delay(5000);
      await sleep(3000);
      store.upstash.delay(0);
      await store.redis.stop();
      await sleep(3000);
      store.redis = await startRedis(store.redis.port);
      await sleep(2000);
      return undefined;
    },
  },
];

interface Post {
  port: number;
  end: () => Promise<void>;
  /** The Message-ID of each email. */
  received: string[];
}

const posts = new Map<Stage, Post>();
const stores = new Map<
  Stage,
  { redis: Awaited<ReturnType<typeof startRedis>>; upstash: Awaited<ReturnType<typeof startFront>> }
>();

/** Takes connections and says nothing. */
async function hangingServer(port: number): Promise<() => Promise<void>> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
}

async function mailServer(port: number, received: string[]): Promise<() => Promise<void>> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on("end", () => {
        received.push(/^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? "none");
        done();
      });
    },
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Every email that was written has left, and none twice. */
async function lettersOnce(stage: Stage): Promise<string[]> {
  const { received } = posts.get(stage)!;
  let waiting = 1;
  for (const end = Date.now() + PATIENCE_MS; waiting > 0 && Date.now() < end; await sleep(1000))
    waiting = await countWaiting(stage);
  const twice = received.filter((id, index) => received.indexOf(id) !== index);
  return [
    ...(waiting > 0 ? [`${waiting} letters have not left`] : []),
    ...(received.length === 0 ? ["no email was written"] : []),
    ...twice.map((id) => `letter ${id} was sent twice`),
  ];
}

function countWaiting({ url }: Stage): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select count(*)::int as waiting from mails where sent_at is null");
    return rows[0].waiting;
  });
}
