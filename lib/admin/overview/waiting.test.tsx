import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WaitingCards } from "@/components/admin/overview/waiting-cards";
import { asSystem, type providerEvents as Events, providerEvents } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { countWaitingForStaff } from "./waiting";

useDatabase();
const HOUR_MS = 3_600_000;

it("events that failed wait for a human, and so do those that were tried in vain for an hour", async () => {
  await receive({ eventId: "evt_new", status: "received", attempts: 1 });
  await receive({ eventId: "evt_queued", status: "received", createdAt: hoursAgo(2) });
  await receive({ eventId: "evt_done", status: "applied", attempts: 1, createdAt: hoursAgo(2) });
  expect(await card()).toContain("all events are applied");

  await receive({ eventId: "evt_stuck", status: "received", attempts: 3, createdAt: hoursAgo(2) });
  expect(await countWaitingForStaff()).toMatchObject({ failedEvents: 0, stuckEvents: 1 });
  expect(await card()).toMatch(
    /href="\/admin\/webhooks\?status=received".*>1<.*1 tried in vain for over an hour/,
  );

  await receive({ eventId: "evt_failed", status: "failed", attempts: 1 });
  expect(await countWaitingForStaff()).toMatchObject({ failedEvents: 1, stuckEvents: 1 });
  expect(await card()).toMatch(/href="\/admin\/webhooks\?status=failed".*>2<.*failed webhooks/);
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

async function receive(event: Partial<typeof Events.$inferInsert> & { eventId: string }): Promise<void> {
  const stored = { provider: "stripe", type: "invoice.paid", payload: {}, ...event } as const;
  await asSystem((tx) => tx.insert(providerEvents).values(stored));
}

async function card(): Promise<string> {
  const html = renderToStaticMarkup(<WaitingCards waiting={await countWaitingForStaff()} />);
  return html.split("<a ").find((link) => link.includes("/admin/webhooks")) ?? "";
}
