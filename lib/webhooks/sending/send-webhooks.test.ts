/** Guards lib/webhooks/sending/, lib/webhooks/. */
import { asc, eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, mails, webhookAttempts, webhookEndpoints, webhookMessages } from "@/db";
import { now, setClock } from "@/lib/clock";
import { recordEventNow } from "@/lib/events/record-event";
import { addDays } from "@/lib/time/days";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { TRIES } from "@/lib/webhooks/endpoint";
import { listAttempts } from "@/lib/webhooks/queries";
import { replay } from "@/lib/webhooks/replay";
import { rotateSecret } from "@/lib/webhooks/rotate-secret";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";
import { updateEndpoint } from "@/lib/webhooks/update-endpoint";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { useReceiver } from "@/test/webhooks/receiver";
import { sendWebhooks } from "./send-webhooks";

useDatabase();
const receiver = useReceiver();
const START = new Date("2026-05-01T12:00:00Z");
const by = { actor: "terminal" };

let accountId: number;
let endpointId: number;
let secret: string;

beforeEach(async () => {
  setClock(START);
  const account = await createAccount({ plan: "growth" });
  accountId = account.id;
  await createPerson({ account, email: `owner-${accountId}@acme.test` });
  const request = { accountId, url: receiver.url, description: "", eventTypes: ["*"], by };
  const made = await createEndpoint(request);
  endpointId = made.endpoint.id;
  secret = made.secret;
});
afterEach(() => setClock(undefined));

const happen = (site = 1) =>
  asSystem((tx) =>
    recordEventNow(tx, { accountId, type: "site.updated", object: ["site", site], data: { id: site } }),
  );
const messages = () =>
  asSystem((tx) =>
    tx
      .select()
      .from(webhookMessages)
      .where(eq(webhookMessages.endpointId, endpointId))
      .orderBy(asc(webhookMessages.id)),
  );
const endpoint = async () =>
  (await asSystem((tx) => tx.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId))))[0]!;
const ids = () => receiver.received.map(({ headers }) => headers["webhook-id"]);

it("the log of tries ends 30 days ago, whether or not a job has deleted what is older", async () => {
  await happen();
  await sendWebhooks(endpointId);
  const log = () => listAttempts(accountId, { endpointId, limit: 10 });
  setClock(addDays(now(), 29));
  expect(await log()).toHaveLength(1);
  setClock(addDays(START, 31));
  expect(await log()).toEqual([]);
});

describe("a receiver that works", () => {
  it("gets what happened, signed, in the order in which it happened", async () => {
    setClock(undefined); // Signatures are as old as they say.
    const first = await happen(1);
    const second = await happen(2);
    await sendWebhooks(endpointId);
    expect(ids().sort()).toEqual([`evt_${first}`, `evt_${second}`].sort());
    const { body, headers } = receiver.received.find((one) => one.headers["webhook-id"] === `evt_${first}`)!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      id: first,
      type: "site.updated",
      sequence: first,
      object: "site:1",
      data: { id: 1 },
    });
    expect((await messages()).map(({ status, tries }) => [status, tries])).toEqual([
      ["succeeded", 1],
      ["succeeded", 1],
    ]);
    await sendWebhooks(endpointId);
    expect(receiver.received).toHaveLength(2);
  });

  it("verifies with the old secret until the grace period ends, and with the new one at once", async () => {
    setClock(undefined);
    const { secret: fresh } = await rotateSecret({ accountId, endpointId, graceSeconds: 3600, by });
    await sendTestEvent({ accountId, endpointId, by });
    await sendWebhooks(endpointId);
    const { body, headers } = receiver.received[0]!;
    for (const one of [secret, fresh])
      expect(new Webhook(one).verify(body, headers as Record<string, string>)).toMatchObject({
        type: "webhook.test",
      });
    const ended = { previousSecretEndsAt: now() };
    await asSystem((tx) => tx.update(webhookEndpoints).set(ended).where(eq(webhookEndpoints.id, endpointId)));
    await sendTestEvent({ accountId, endpointId, by });
    await sendWebhooks(endpointId);
    const later = receiver.received[1]!;
    const verify = (one: string) =>
      new Webhook(one).verify(later.body, later.headers as Record<string, string>);
    expect(() => verify(secret)).toThrow();
    expect(verify(fresh)).toMatchObject({ type: "webhook.test" });
  });
});

describe("a receiver that fails", () => {
  beforeEach(() => {
    receiver.answer = (response) => void response.writeHead(500).end("broken");
  });

  it("is tried eight times over 27 hours, and each try is in the log", async () => {
    await happen();
    const waits: number[] = [];
    for (let tries = 1; tries < TRIES; tries += 1) {
      await sendWebhooks(endpointId);
      const [message] = await messages();
      expect(message).toMatchObject({ status: "pending", tries });
      waits.push((message!.nextTryAt!.getTime() - now().getTime()) / 1000);
      setClock(new Date(message!.nextTryAt!.getTime() - 1));
      await sendWebhooks(endpointId);
      expect(receiver.received).toHaveLength(tries);
      setClock(message!.nextTryAt!);
    }
    await sendWebhooks(endpointId);
    expect((await messages())[0]).toMatchObject({ status: "failed", tries: TRIES, nextTryAt: null });
    expect(waits.reduce((sum, wait) => sum + wait, 0) / 3600).toBeCloseTo(27.58, 1);
    expect(new Set(ids()).size).toBe(1);
    const log = await asSystem((tx) =>
      tx.select().from(webhookAttempts).where(eq(webhookAttempts.endpointId, endpointId)),
    );
    expect(log).toHaveLength(TRIES);
    expect(log[0]).toMatchObject({ status: 500, error: "Answered 500.", responseBody: "broken" });
    expect(log[0]!.requestHeaders).toMatchObject({ "webhook-id": ids()[0] });
  });

  it("is sent the same again when it comes back", async () => {
    const id = await happen();
    await sendWebhooks(endpointId);
    receiver.answer = (response) => void response.writeHead(204).end();
    setClock(new Date(START.getTime() + 5_000));
    await sendWebhooks(endpointId);
    expect(ids()).toEqual([`evt_${id}`, `evt_${id}`]);
    expect((await messages())[0]).toMatchObject({ status: "succeeded", tries: 2 });
    expect((await endpoint()).failingSince).toBeNull();
  });

  it("keeps no other endpoint waiting, and is left alone after a few tries of its own", async () => {
    for (let site = 1; site <= 30; site += 1) await happen(site);
    await sendWebhooks(endpointId);
    expect(receiver.received.length).toBeLessThanOrEqual(5);
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select run_at > now() + interval '3 seconds' as later from graphile_worker.jobs
        where key = ${`send-webhooks:${endpointId}`}`),
    );
    expect(rows).toHaveLength(1);
  });

  it("is switched off after five days without a success, and the owners get one email", async () => {
    await happen();
    await sendWebhooks(endpointId);
    setClock(addDays(START, 4.9));
    await sendWebhooks(endpointId);
    expect((await endpoint()).offAt).toBeNull();
    setClock(addDays(START, 5));
    await happen();
    await sendWebhooks(endpointId);
    expect(await endpoint()).toMatchObject({ offReason: "failing", offAt: addDays(START, 5) });
    const asked = receiver.received.length;
    await happen();
    await sendWebhooks(endpointId);
    expect(receiver.received).toHaveLength(asked);
    const letters = await asSystem((tx) =>
      tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)),
    );
    expect(
      letters.filter(({ template }) => template === "webhook-off").map(({ toAddress }) => toAddress),
    ).toEqual([`owner-${accountId}@acme.test`]);
  });

  it("is switched off when it says that it is gone", async () => {
    receiver.answer = (response) => void response.writeHead(410).end();
    await happen();
    await sendWebhooks(endpointId);
    expect(await endpoint()).toMatchObject({ offReason: "gone" });
  });

  it("gets what it missed, once it is switched on and asks for it", async () => {
    await happen(1);
    await sendWebhooks(endpointId);
    await updateEndpoint({ accountId, endpointId, change: { state: "off" }, by });
    const missed = await happen(2);
    receiver.answer = (response) => void response.writeHead(200).end();
    await updateEndpoint({ accountId, endpointId, change: { state: "on" }, by });
    expect(await replay({ accountId, endpointId, since: START, by })).toBe(2);
    await sendWebhooks(endpointId);
    expect(new Set(ids()).has(`evt_${missed}`)).toBe(true);
    expect((await messages()).map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
    expect(await replay({ accountId, endpointId, since: START, by })).toBe(0);
    expect(await replay({ accountId, endpointId, eventId: missed, by })).toBe(1);
    await sendWebhooks(endpointId);
    expect(ids().filter((id) => id === `evt_${missed}`)).toHaveLength(2);
  });
});
