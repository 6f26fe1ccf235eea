import { describe, expect, it } from "vitest";
import { addMonths, endOfPeriod, monthIndex, monthStart } from "./months";

const ms = (text: string) => Date.parse(text);
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

describe("months that count from an anchor", () => {
  const anchor = ms("2026-01-31T10:00:00Z");

  it("clamp a day that a month has not, and come back to it: 31 Jan, 28 Feb, 31 Mar, 30 Apr", () => {
    const days = [0, 1, 2, 3].map((month) => day(addMonths(anchor, month)));
    expect(days).toEqual(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
  });

  it("keep the time of day, also over the nights that summer time begins and ends in", () => {
    const moved = [2, 3, 9, 10].map((month) =>
      new Date(addMonths(anchor, month)).toISOString().slice(11, 16),
    );
    expect(new Set(moved)).toEqual(new Set(["10:00"]));
  });

  it("know leap years: 29 Feb 2028 is 28 Feb in 2029, and 29 Feb again in 2032", () => {
    const leap = ms("2028-02-29T12:00:00Z");
    expect([12, 48].map((month) => day(addMonths(leap, month)))).toEqual(["2029-02-28", "2032-02-29"]);
  });

  it("begin at their first moment, and end just before the next one's", () => {
    const boundary = addMonths(anchor, 1);
    expect([monthIndex(anchor, boundary - 1), monthIndex(anchor, boundary)]).toEqual([0, 1]);
    expect(monthStart(anchor, boundary + 5)).toBe(boundary);
  });

  it("put a period of three months on the anchor's own days", () => {
    expect(day(endOfPeriod(anchor, addMonths(anchor, 1), 3))).toBe("2026-05-31");
  });

  it("agree with a count of one month after another, over forty years", () => {
    for (let month = 0; month < 480; month += 1)
      expect(monthIndex(anchor, addMonths(anchor, month))).toBe(month);
  });
});
