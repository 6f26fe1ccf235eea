/** Guards lib/subscriptions/period/bought-time.ts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BillingInterval } from "@/db/words";
import { intervalMonths, intervalPriceCents } from "@/lib/plans/plan";
import { addDays } from "@/lib/time/days";
import { addMonths } from "@/lib/time/months";
import {
  type Bought,
  creditsOfParts,
  monthlyAllowance,
  partsAt,
  shareLeft,
  upgradeCents,
} from "./bought-time";

const START = new Date("2026-01-31T10:00:00Z");

/** Periods one after another, at prices that need not be today's, and some of it refunded. */
const periods = fc
  .array(
    fc.record({
      billingInterval: fc.constantFrom<BillingInterval>("month", "year"),
      quantity: fc.integer({ min: 1, max: 6 }),
      priceCents: fc.integer({ min: 1, max: 50_000 }),
      keptShare: fc.constantFrom(0, 0.5, 1),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => {
    let months = 0;
    return list.map(({ billingInterval, quantity, priceCents, keptShare }, index): Bought => {
      const start = addMonths(START, months);
      months += intervalMonths(billingInterval) * quantity;
      const netCents = intervalPriceCents({ priceCents }, billingInterval) * quantity * keptShare;
      const period = { start, end: addMonths(START, months), paidAt: START, billingInterval, quantity };
      return { ...period, kind: index ? "renewal" : "first", planId: 1, ...ids(index), netCents, keptShare };
    });
  });
const ids = (index: number) => ({
  creditsPerMonth: 1000,
  creditsWhenPaid: 1000,
  invoiceId: index + 1,
  paymentId: index + 1,
});
const bigger = fc.integer({ min: 1, max: 90_000 });
const moment = fc.integer({ min: 0, max: 400 }).map((days) => addDays(START, days));
const priceOf = (priceCents: number) => (interval: BillingInterval) =>
  intervalPriceCents({ priceCents }, interval);

describe("the price of an upgrade", () => {
  it("is never more than the bigger plan costs for the time that is left, and at least a cent", () => {
    fc.assert(
      fc.property(periods, bigger, moment, (bought, priceCents, at) => {
        const whole = bought.reduce(
          (sum, each) =>
            sum + priceOf(priceCents)(each.billingInterval) * each.quantity * shareLeft(each, at),
          0,
        );
        const cents = upgradeCents(bought, priceOf(priceCents), at);
        expect(cents).toBeGreaterThanOrEqual(1);
        expect(cents).toBeLessThanOrEqual(Math.max(1, Math.ceil(whole)));
      }),
    );
  });

  it("falls as time passes, where the bigger plan is the dearer one", () => {
    fc.assert(
      fc.property(periods, moment, fc.integer({ min: 1, max: 60 }), (bought, at, days) => {
        const price = priceOf(60_000);
        expect(upgradeCents(bought, price, addDays(at, days))).toBeLessThanOrEqual(
          upgradeCents(bought, price, at),
        );
      }),
    );
  });

  it("counts what an upgrade before it cost", () => {
    fc.assert(
      fc.property(periods, (bought) => {
        const end = bought.at(-1)!.end;
        const first = upgradeCents(bought, priceOf(60_000), START);
        const upgrade: Bought = {
          ...bought[0]!,
          kind: "upgrade",
          start: START,
          end,
          netCents: first,
          quantity: 1,
        };
        const both = first + upgradeCents([...bought, upgrade], priceOf(80_000), START);
        const direct = upgradeCents(bought, priceOf(80_000), START);
        expect(Math.abs(both - direct)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("a month's credits", () => {
  it("are all of the plan's where nothing was refunded, and none where everything was", () => {
    fc.assert(
      fc.property(periods, moment, fc.integer({ min: 1, max: 9000 }), (bought, at, credits) => {
        const kept = bought.map((each) => ({ ...each, keptShare: 1 }));
        const refunded = bought.map((each) => ({ ...each, keptShare: 0 }));
        const isPaid = partsAt(bought, at).length > 0;
        expect(monthlyAllowance(kept, at, { id: 0, creditsPerMonth: credits })).toBe(credits);
        expect(monthlyAllowance(refunded, at, { id: 0, creditsPerMonth: credits })).toBe(
          isPaid ? 0 : credits,
        );
      }),
    );
  });

  it("are divided among its payments without rest", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 5 }), (steps) => {
        const rising = [...steps].sort((a, b) => a - b);
        const parts = rising.map((creditsPerMonth) => ({ creditsPerMonth }) as Bought);
        const total = creditsOfParts(parts).reduce((sum, { credits }) => sum + credits, 0);
        expect(total).toBe(rising.at(-1));
      }),
    );
  });
});
