/** Guards lib/subscriptions/renewal/balance-of-month.ts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "@/lib/time/days";
import { balanceOfMonth, type CountedRow } from "./balance-of-month";

const MONTH = new Date("2026-03-31T10:00:00Z");
const PAYMENT = 7;

interface Act {
  kind: "consume" | "adjust" | "reset";
  amount: number;
  /** Days from the month's beginning. */
  day: number;
}

const act = fc.record({
  kind: fc.constantFrom<Act["kind"]>("consume", "adjust", "reset"),
  amount: fc.integer({ min: 0, max: 3000 }),
  day: fc.integer({ min: -40, max: 25 }),
});
const inOrder = (acts: Act[]) => [...acts].sort((a, b) => a.day - b.day);

/** The ledger as it is written while `acts` happen, and the job comes on its day; its balance at the end. */
function play(acts: Act[], { paidOn, jobOn }: { paidOn: number; jobOn: number }): number {
  const rows: CountedRow[] = [];
  const write = (row: Pick<CountedRow, "kind" | "amount">, day: number, paymentId: number | null = null) => {
    const balanceAfter = (rows.at(-1)?.balanceAfter ?? 0) + row.amount;
    rows.push({ ...row, paymentId, balanceAfter, createdAt: addDays(MONTH, day) });
  };
  const balance = () => rows.at(-1)?.balanceAfter ?? 0;
  const job = () => {
    const now = balanceOfMonth({ allowance: 2000, month: MONTH, topUpPaymentId: PAYMENT, rows });
    if (now !== undefined) write({ kind: "reset", amount: now - balance() }, jobOn, PAYMENT);
  };
  const steps = [
    ...acts.map(({ day, ...each }) => ({ day, rank: 1, run: () => happen(each, day) })),
    { day: paidOn, rank: 0, run: () => write({ kind: "reset", amount: 2000 - balance() }, paidOn, PAYMENT) },
    { day: jobOn, rank: 0, run: job },
  ].sort((a, b) => a.day - b.day || a.rank - b.rank);
  const happen = ({ kind, amount }: Omit<Act, "day">, day: number) => {
    if (kind === "consume") write({ kind, amount: -Math.min(amount, balance()) }, day);
    else if (kind === "adjust") write({ kind, amount }, day);
    else if (day < 0) write({ kind, amount: 2000 - balance() }, day); // Another month that began before.
  };
  for (const step of steps) step.run();
  return balance();
}

it("a month that is begun late leaves what a punctual job leaves, with an early payment and without", () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 12 }).map(inOrder),
      fc.integer({ min: -40, max: -1 }),
      fc.integer({ min: 1, max: 27 }),
      (acts, paidOn, jobOn) => {
        // Nobody spends more in the month than it brings: what is left of the month before can't be told apart.
        const modest = acts.map((each) =>
          each.day >= 0 && each.kind === "consume" ? { ...each, amount: 0 } : each,
        );
        expect(play(modest, { paidOn, jobOn })).toBe(play(modest, { paidOn, jobOn: 0 }));
      },
    ),
  );
});

it("and what was spent in the month is taken off it, but never twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 27 }), (spent, jobOn) => {
      const acts: Act[] = [{ kind: "consume", amount: spent, day: 0 }];
      expect(play(acts, { paidOn: -5, jobOn })).toBe(2000 - spent);
    }),
  );
});
