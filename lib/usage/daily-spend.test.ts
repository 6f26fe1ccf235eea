import { expect, it } from "vitest";
import { chartStart, type DailySpend, totalSpent } from "./daily-spend";

const AT = new Date("2026-06-15T23:30:00Z");

it("thirty days begin with a whole day, and today is one of them", () => {
  expect(chartStart(30, AT)).toEqual(new Date("2026-05-17T00:00:00Z"));
});

it("what was given back is taken off the sum", () => {
  const spend: DailySpend[] = [
    { day: "2026-06-01", operation: "linking", spent: 40 },
    { day: "2026-06-02", operation: "linking", spent: -8 },
  ];
  expect(totalSpent(spend)).toBe(32);
});
