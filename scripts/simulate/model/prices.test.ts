import { describe, expect, it } from "vitest";
import { addMonths } from "./months";
import { type PaidStretch, priceOf, upgradeCents, withTax } from "./prices";

const growth = { priceCents: 13_900 };
const scale = { priceCents: 22_900 };
const start = Date.parse("2026-01-10T09:00:00Z");
const month: PaidStretch = {
  start,
  end: addMonths(start, 1),
  interval: "month",
  quantity: 1,
  paidCents: 13_900,
};

it("a year costs twelve months less 15 %, and tax is rounded once", () => {
  expect([priceOf(growth, "month"), priceOf(growth, "year")]).toEqual([13_900, 141_780]);
  expect(withTax(8_999, 19)).toBe(10_709);
});

describe("an upgrade", () => {
  it("costs the whole difference at once, half of it in the middle, nothing at the end", () => {
    const middle = (month.start + month.end) / 2;
    const costs = [month.start, middle, month.end].map((at) => upgradeCents([month], scale, at));
    expect(costs).toEqual([9_000, 4_500, 0]);
  });

  it("counts each stretch as it was sold: a month after a year costs a month's difference more", () => {
    const year: PaidStretch = { ...month, end: addMonths(start, 12), interval: "year", paidCents: 141_780 };
    const ahead: PaidStretch = { ...month, start: year.end, end: addMonths(start, 13) };
    expect(upgradeCents([year, ahead], scale, start)).toBe(priceOf(scale, "year") - 141_780 + 9_000);
  });

  it("counts what was paid, not what the plan costs by now", () => {
    expect(upgradeCents([{ ...month, paidCents: 8_900 }], growth, start)).toBe(5_000);
  });
});
