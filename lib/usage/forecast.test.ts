import { describe, expect, it } from "vitest";
import { forecast, historyDays, lowCreditPercent } from "./forecast";

const at = new Date("2026-06-01T00:00:00Z");

describe("the forecast", () => {
  it("says when the balance runs out at the rate it is spent", () => {
    expect(forecast(300, 300, 30, at)).toEqual({ perDay: 10, emptyAt: new Date("2026-07-01T00:00:00Z") });
  });

  it("says nothing of an end when nothing is spent, or more came back than went", () => {
    expect(forecast(300, 0, 30, at)).toEqual({ perDay: 0, emptyAt: undefined });
    expect(forecast(300, -5, 30, at)).toEqual({ perDay: 0, emptyAt: undefined });
  });

  it("never divides by a history of no days", () => {
    expect(forecast(10, 10, 0, at).perDay).toBe(10);
  });

  it("of a young account looks at the days there have been, not at thirty", () => {
    expect(historyDays(at, 30, at)).toBe(1);
    expect(historyDays(new Date("2026-05-30T18:00:00Z"), 30, at)).toBe(2);
    expect(historyDays(new Date("2020-01-01T00:00:00Z"), 30, at)).toBe(30);
  });
});

describe("low credits", () => {
  it.each([
    [2000, undefined],
    [401, undefined],
    [400, 20],
    [101, 20],
    [100, 5],
    [0, 5],
  ])("%i of 2000 left is %s percent", (balance, percent) => {
    expect(lowCreditPercent(balance, 2000)).toBe(percent);
  });

  it("is nothing to tell when the plan gives none", () => expect(lowCreditPercent(0, 0)).toBeUndefined());
});
