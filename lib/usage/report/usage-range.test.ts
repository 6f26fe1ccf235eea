import { expect, it } from "vitest";
import { readUsageQuery, usageQueryParams } from "./page-query";
import { daysOf, lastDays, MOST_DAYS, rangeOf } from "./usage-range";
import { rowName, usageChangeWords } from "./usage-words";

const AT = new Date("2026-06-15T23:30:00Z");
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const read = (params: Record<string, unknown>) =>
  readUsageQuery(params, { at: AT, periodStart: at("2026-06-10") });

it("a range has whole days in UTC, today among them, and as many before", () => {
  expect(lastDays(7, AT)).toEqual({
    from: at("2026-06-09"),
    to: at("2026-06-16"),
    days: 7,
    previousFrom: at("2026-06-02"),
  });
  expect(daysOf(lastDays(2, AT))).toEqual(["2026-06-14", "2026-06-15"]);
});

it("one that ends before it begins, or is longer than a leap year, is none", () => {
  expect(rangeOf(at("2026-06-02"), at("2026-06-01"))).toBeUndefined();
  expect(rangeOf(at("2024-01-01"), at("2024-12-31"))?.days).toBe(MOST_DAYS);
  expect(rangeOf(at("2024-01-01"), at("2025-01-01"))).toBeUndefined();
});

it("the page's address says the range, and what can't be read is the last 30 days", () => {
  expect(read({}).range.days).toBe(30);
  expect(read({ range: "90", by: "site" })).toMatchObject({ by: "site", range: { days: 90 } });
  expect(read({ range: "period" }).range).toMatchObject({ from: at("2026-06-10"), days: 6 });
  const own = read({ range: "own", since: "2026-01-01", until: "2026-01-31" });
  expect(own.range).toMatchObject({ from: at("2026-01-01"), to: at("2026-02-01") });
  expect(read(usageQueryParams(own))).toEqual(own);
  expect(read({ range: "own", since: "2026-02-01", until: "2026-01-01" })).toMatchObject({
    ...{ name: "30", isRefused: true, range: { days: 30 } },
  });
  expect(read({ range: ["7", "90"], by: "'; drop", since: "soon" })).toMatchObject({
    name: "7",
    by: "operation",
  });
});

it("changes are said in percent, and a beginning as new", () => {
  expect([
    usageChangeWords(125, 100),
    usageChangeWords(50, 100),
    usageChangeWords(5, 0),
    usageChangeWords(0, 0),
  ]).toEqual([...["+25 %", "−50 %", "new", "no change"]]);
});

it("what has no name says why", () => {
  expect(rowName("member", { key: "", name: "" })).toBe("Spent by API keys");
  expect(rowName("member", { key: "7", name: "" })).toBe("A former member");
  expect(rowName("operation", { key: "content_generation", name: "" })).toBe("Articles");
});
