/** Guards lib/webhooks/sending/. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, events, webhookMessages } from "@/db";
import { recordEventNow } from "@/lib/events/record-event";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { useReceiver } from "./receiver";

const databaseUrl = useDatabase();
const receiver = useReceiver();
/** More in the same time with `WEBHOOK_EVENTS=10000`. */
const EVENTS = Number(process.env.WEBHOOK_EVENTS ?? 300);
const KILLS = 4;

it("of events that senders were killed over none is lost, and the repeats are told by their id", {
  timeout: 240_000,
}, async () => {
  const { id: accountId } = await createAccount({ plan: "growth" });
  const request = {
    accountId,
    url: receiver.url,
    description: "",
    eventTypes: ["site.*"],
    by: { actor: "terminal" },
  };
  const { endpoint } = await createEndpoint(request);
  for (let site = 1; site <= EVENTS; site += 1)
    await asSystem((tx) =>
      recordEventNow(tx, { accountId, type: "site.updated", object: ["site", site], data: { id: site } }),
    );
  let killAt = 0;
  let sender: ChildProcess | undefined;
  receiver.answer = (response) => {
    if (receiver.received.length === killAt) sender?.kill("SIGKILL"); // Sent, and not written down.
    response.writeHead(200).end();
  };
  for (let kill = 1; kill <= KILLS; kill += 1) {
    killAt = receiver.received.length + Math.ceil(EVENTS / (KILLS + 2));
    sender = start(endpoint.id);
    const [, signal] = await once(sender, "exit");
    expect(signal).toBe("SIGKILL");
  }
  killAt = 0;
  sender = start(endpoint.id);
  expect(await once(sender, "exit")).toEqual([0, null]);
  const wanted = await asSystem((tx) =>
    tx.select({ id: events.id }).from(events).where(eq(events.type, "site.updated")).orderBy(asc(events.id)),
  );
  const arrived = receiver.received.map(({ headers }) => String(headers["webhook-id"]));
  expect(wanted).toHaveLength(EVENTS);
  expect([...new Set(arrived)].sort()).toEqual(wanted.map(({ id }) => `evt_${id}`).sort());
  expect(arrived.length).toBeGreaterThan(EVENTS);
  expect(arrived.length).toBeLessThanOrEqual(EVENTS + KILLS * 5);
  const sent = await asSystem((tx) => tx.select().from(webhookMessages));
  expect(sent.every(({ status }) => status === "succeeded")).toBe(true);
});

function start(endpointId: number): ChildProcess {
  return spawn(
    process.execPath,
    ["--import", "./scripts/runtime.mjs", "test/webhooks/sender.ts", String(endpointId)],
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DATABASE_URL: databaseUrl() } },
  );
}
