import { desc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem, auditEvents, providerEvents } from "@/db";
import { resetEnv } from "@/lib/env";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { StripeStandIn } from "@/test/providers/stripe";
import { replayEvent } from "./replay-event";

useDatabase();
const stripe = new StripeStandIn();
const by = { actor: "user:7" };

beforeAll(async () => {
  await stripe.start();
  process.env.STRIPE_SECRET_KEY = stripe.secretKey;
  process.env.STRIPE_WEBHOOK_SECRET = stripe.webhookSecret;
  process.env.STRIPE_API_BASE = stripe.url;
  resetEnv();
});
afterAll(() => stripe.stop());

describe("replaying a provider's event", () => {
  it("that failed applies it, once, and the audit log says who did", async () => {
    const { accountId, ids } = await paidButFailed();
    for (const id of ids) expect((await replayEvent(id, by)).status).toMatch(/applied|ignored/);
    expect((await accountState(accountId)).account).toMatchObject({ status: "active", credits: 2000 });
    for (const id of ids) await expect(replayEvent(id, by)).rejects.toMatchObject({ code: "invalid_state" });
    const events = await asSystem((tx) =>
      tx.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(100),
    );
    const replays = events.filter(({ action }) => action === "provider_event.replayed");
    expect(replays).toHaveLength(ids.length);
    expect(replays[0]).toMatchObject({ ...by, actorUserId: 7, before: { status: "failed", error: "a bug" } });
  });

  it("that still can't be applied says why, and stays to be replayed", async () => {
    const [row] = await asSystem((tx) =>
      tx
        .insert(providerEvents)
        .values({
          provider: "stripe",
          eventId: "evt_odd",
          type: "invoice.paid",
          payload: { odd: true },
          status: "failed",
        })
        .returning({ id: providerEvents.id }),
    );
    const outcome = await replayEvent(row!.id, by);
    expect(outcome).toMatchObject({
      status: expect.stringMatching(/failed|received/),
      error: expect.any(String),
    });
  });
});

/** Paid at the provider, whose events were stored and could not be applied. */
async function paidButFailed(): Promise<{ accountId: number; ids: number[] }> {
  const accountId = await pendingAccount("growth");
  const before = stripe.events.length;
  const page = await startCheckout({ accountId, paymentMethod: "stripe", actor: "user:1" });
  await stripe.pay(("url" in page ? page.url : "").split("/").at(-1)!);
  const rows = stripe.events.slice(before).map((event) => ({
    provider: "stripe" as const,
    eventId: event.id,
    type: event.type,
    payload: { ...event },
    status: "failed" as const,
    error: "a bug",
  }));
  const stored = await asSystem((tx) =>
    tx.insert(providerEvents).values(rows).returning({ id: providerEvents.id }),
  );
  return { accountId, ids: stored.map(({ id }) => id) };
}
