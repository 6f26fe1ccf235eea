/** Guards lib/subscriptions/period/period.ts, lib/time/months.ts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, monthStart } from "@/lib/time/months";
import { nextPeriod, type Period } from "./period";

const date = fc.date({
  min: new Date("2000-01-01"),
  max: new Date("2090-01-01"),
  noInvalidDate: true,
});

const chain = (anchor: Date, months: number[]): Period[] => {
  const periods: Period[] = [];
  for (const count of months) {
    const last = periods.at(-1);
    periods.push(nextPeriod(last ? { anchorAt: last.anchorAt, periodEnd: last.end } : null, anchor, count));
  }
  return periods;
};

describe("periods", () => {
  it("have no gap and no overlap, however many months each is for", () => {
    fc.assert(
      fc.property(
        date,
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 30 }),
        (at, months) => {
          const periods = chain(at, months);
          for (const [index, period] of periods.entries()) {
            expect(period.end.getTime()).toBeGreaterThan(period.start.getTime());
            expect(period.start).toEqual(index === 0 ? at : periods[index - 1]?.end);
          }
        },
      ),
    );
  });

  it("end on the anchor's day, or on the last day of a shorter month", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (anchor, count) => {
        const end = chain(anchor, Array(count).fill(1)).at(-1)!.end;
        const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
        expect(end.getUTCDate()).toBe(Math.min(anchor.getUTCDate(), lastDay));
        expect(end.toISOString().slice(11)).toBe(anchor.toISOString().slice(11));
      }),
    );
  });

  it("come out the same whether paid month by month or at once", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), (anchor, count) => {
        expect(chain(anchor, Array(count).fill(1)).at(-1)!.end).toEqual(chain(anchor, [count])[0]!.end);
      }),
    );
  });

  it("go 31 January, 28 February, 31 March", () => {
    const ends = chain(new Date("2026-01-31T12:00:00Z"), [1, 1, 1]).map(({ end }) => end.toISOString());
    expect(ends).toEqual([
      "2026-02-28T12:00:00.000Z",
      "2026-03-31T12:00:00.000Z",
      "2026-04-30T12:00:00.000Z",
    ]);
  });
});

describe("the month that a moment lies in", () => {
  it("starts at a boundary that is not after it, and the next boundary is", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 10 * 365 * 86_400 }), (anchor, seconds) => {
        const at = new Date(anchor.getTime() + seconds * 1000);
        const start = monthStart(anchor, at);
        expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
        const index =
          (start.getUTCFullYear() - anchor.getUTCFullYear()) * 12 +
          start.getUTCMonth() -
          anchor.getUTCMonth();
        expect(addMonths(anchor, index + 1).getTime()).toBeGreaterThan(at.getTime());
      }),
    );
  });
});
