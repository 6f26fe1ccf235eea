import { expect, it } from "vitest";
import { decideTopUp, type TopUpFacts } from "./decide-top-up";

const LOW: TopUpFacts = {
  status: "active",
  isPlanActive: true,
  available: 499,
  threshold: 500,
  priceCents: 4900,
  bought: { count: 0, cents: 0 },
  limits: { count: 2, cents: 10_000 },
  isBeingPaid: false,
  hasCard: true,
};
const decide = (facts: Partial<TopUpFacts> = {}) => decideTopUp({ ...LOW, ...facts });

it("charges the stored card below the threshold, not at it", () => {
  expect([decide(), decide({ available: 500 })]).toEqual(["charge", "nothing"]);
});

it("sends an invoice where no card is stored", () => {
  expect(decide({ hasCard: false })).toBe("remind");
});

it("stops at the month's number and at its money, whichever comes first", () => {
  expect(decide({ bought: { count: 1, cents: 4900 } })).toBe("charge");
  expect(decide({ bought: { count: 1, cents: 5101 } })).toBe("limit");
  expect(decide({ bought: { count: 2, cents: 0 } })).toBe("limit");
});

it("waits while somebody pays an order of it, and buys nothing that is not offered", () => {
  expect(decide({ isBeingPaid: true })).toBe("wait");
  expect(decide({ priceCents: undefined })).toBe("not_offered");
});

it("buys nothing that can't be spent: not on a plan that was deactivated", () => {
  expect(decide({ isPlanActive: false, priceCents: undefined })).toBe("nothing");
});

it.each(["suspended", "cancelled", "pending_payment"] as const)(
  "does nothing for an account that is %s",
  (status) => {
    expect(decide({ status })).toBe("nothing");
  },
);
