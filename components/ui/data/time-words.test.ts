import { expect, it } from "vitest";
import { exactTime, plainDate, relativeTime } from "./time-words";

const NOON = new Date("2026-11-22T12:00:00Z");

it.each([
  ["2026-11-22T11:59:30Z", "just now"],
  ["2026-11-22T11:01:00Z", "59 minutes ago"],
  ["2026-11-22T09:00:00Z", "3 hours ago"],
  ["2026-11-21T11:00:00Z", "yesterday"],
  ["2026-11-09T11:00:00Z", "13 days ago"],
  ["2026-12-04T12:00:00Z", "in 12 days"],
  ["2026-12-06T11:59:00Z", "in 14 days"],
  ["2025-11-01T12:00:00Z", "last year"],
])("a moment at %s reads “%s” at noon", (at, words) => {
  expect(relativeTime(new Date(at), NOON.getTime())).toBe(words);
});

it("the exact time names its zone", () => {
  expect(exactTime(NOON, "UTC")).toBe("22 Nov 2026, 12:00 UTC");
});

it("a date that is reckoned in UTC does not move with the viewer", () => {
  expect(plainDate(new Date("2026-11-22T23:59:00Z"))).toBe("22 Nov 2026");
});
