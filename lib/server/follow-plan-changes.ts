import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { directDatabaseUrl } from "@/lib/env";
import { log } from "@/lib/log";
import { onShutdown } from "@/lib/on-shutdown";
import { refreshPricePages } from "./refresh-price-pages";

const CHANNEL = "igny8_plans"; // drizzle/0005: a trigger on the table tells it.
const RETRY_MS = 2000;

/**
 * Listens for changed plans, so that every process shows a new price right away, whichever process it was changed in. A
 * connection that breaks is opened again, and what changed meanwhile is made up for. Where the database can't be listened
 * to (a pooler in transaction mode), the pages still follow automatically after their `revalidate` seconds.
 */
export function followPlanChanges(): void {
  const stopping = new AbortController();
  let client: Client | undefined;
  const follow = async () => {
    for (let again = false; !stopping.signal.aborted; again = true) {
      client = newClient();
      const end = ended(client); // From the start: it may break while the pages are rebuilt.
      try {
        await listen(client);
        if (again) await refresh();
        await end;
      } catch (error) {
        log.debug({ err: error }, "plan changes are not heard");
      } finally {
        await client.end().catch(() => undefined);
      }
      await sleep(RETRY_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
    }
  };
  void follow();
  onShutdown("plan-changes", async () => {
    stopping.abort();
    await client?.end().catch(() => undefined);
  });
}

function newClient(): Client {
  const client = new Client({
    connectionString: directDatabaseUrl(),
    application_name: "igny8 listener",
    keepAlive: true,
  });
  client.on("error", () => undefined); // `end` follows, and tells enough.
  client.on("notification", () => void refresh());
  return client;
}

async function listen(client: Client): Promise<void> {
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
}

function ended(client: Client): Promise<void> {
  return new Promise((resolve) => client.once("end", () => resolve()));
}

async function refresh(): Promise<void> {
  await refreshPricePages().catch((error: unknown) => log.warn({ err: error }, "prices may be shown late"));
}
