import { expect, it } from "vitest";
import { addMonths } from "./months";
import { DAYS_TO_PAY_MS, periodBought } from "./periods";

const signedUp = Date.parse("2026-01-31T10:00:00Z");
const first = periodBought(null, signedUp, 1);

it("a first period starts when it is paid, and is its own anchor", () => {
  expect(first).toEqual({ anchor: signedUp, start: signedUp, end: addMonths(signedUp, 1) });
});

it("a renewal starts at the end of the one before, paid early or late", () => {
  const right = { anchor: signedUp, start: first.end, end: addMonths(signedUp, 2) };
  expect(periodBought(first, first.end - 20 * 86_400_000, 1)).toEqual(right);
  expect(periodBought(first, first.end + DAYS_TO_PAY_MS - 1, 1)).toEqual(right);
});

it("after the time to pay it starts when it is paid, on a new anchor", () => {
  const late = first.end + DAYS_TO_PAY_MS;
  expect(periodBought(first, late, 1)).toEqual({ anchor: late, start: late, end: addMonths(late, 1) });
});

it("three months end on the anchor's day", () => {
  expect(periodBought(first, first.end, 3).end).toBe(Date.parse("2026-05-31T10:00:00Z"));
});
