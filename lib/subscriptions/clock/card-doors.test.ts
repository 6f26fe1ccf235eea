/** Guards lib/subscriptions/clock/due-work.ts. */
import { afterEach, beforeEach, expect, it } from "vitest";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { setClock } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { addMonths } from "@/lib/time/months";
import { keyFor } from "@/test/api/world";
import { brokenInvariants } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { byCard } = useStripe();
const START = new Date("2026-01-10T09:00:00Z");
const END = addMonths(START, 1);

beforeEach(() => setClock(START));
afterEach(async () => {
  forgetLimits();
  expect(await brokenInvariants()).toEqual([]);
});

async function paidByCard() {
  const { accountId } = await byCard();
  const { key } = await keyFor({ id: accountId });
  const asked = async () => (await callRoute(verify, "GET", { token: key })).body.code;
  return { accountId, asked };
}

it("a canceled subscription that a card paid is over at its end at every door: Stripe charges nothing more", async () => {
  const { accountId, asked } = await paidByCard();
  await cancelSubscription({ accountId, actor: "user:1" });
  await runQueued();
  setClock(new Date(END.getTime() - 1));
  expect(await asked()).toBeUndefined();
  setClock(END);
  expect(await asked()).toBe("account_cancelled");
});

it("one that renews stays open at its end: the job asks Stripe what it has charged", async () => {
  const { asked } = await paidByCard();
  setClock(new Date(END.getTime() + 3_600_000));
  expect(await asked()).toBeUndefined();
});
