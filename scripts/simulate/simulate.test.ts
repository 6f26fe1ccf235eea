/** Guards scripts/simulate/. */
import { afterEach, expect, test as it, vi } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { generate } from "./history/generate";
import { printHistory } from "./history/print-history";
import { shrink } from "./history/shrink";
import { simplerSteps } from "./history/simpler-step";
import type { History } from "./operations";
import { play } from "./play";

/** The fault that is planted: a reset that grants twice as much. */
const planted = vi.hoisted(() => ({ grantsTwice: false }));
vi.mock(import("@/lib/credits/write-ledger"), async (original) => {
  const ledger = await original();
  const resetCredits: typeof ledger.resetCredits = async (tx, reset) =>
    ledger.resetCredits(tx, planted.grantsTwice ? { ...reset, credits: 2 * reset.credits } : reset);
  return { ...ledger, resetCredits };
});

useDatabase();
afterEach(() => {
  planted.grantsTwice = false;
});

const LAWFUL: History = {
  startsAt: "2026-01-31T10:00:00.000Z",
  steps: [
    { do: "signUp", who: "A", plan: "growth", interval: "month" },
    { do: "signUp", who: "B", plan: null, interval: "month" },
    { do: "pay", who: "A", method: "stripe", which: 0 },
    { do: "createSite", who: "A" },
    { do: "consume", who: "A", images: 100 },
    { do: "wait", hours: 24 * 40, jobs: "punctual" },
    { do: "choosePlan", who: "B", plan: "starter", interval: null, keep: 0 },
    { do: "confirm", who: "B", months: 3, which: 0 },
    { do: "wait", hours: 24 * 30, jobs: "late" },
    { do: "cancel", who: "A" },
    { do: "wait", hours: 24 * 31, jobs: "punctual" },
  ],
};

it("a history in which all is right shows no fault, and ends as the contract says", {
  timeout: 60_000,
}, async () => {
  const { faults, digest, accountMonths } = await play(LAWFUL);
  expect(faults).toEqual([]);
  expect(digest).toMatchObject({
    A: { account: ["cancelled", null, "growth", 0] },
    B: { account: ["active", null, "starter", 1000] },
  });
  expect(accountMonths).toBeGreaterThan(6);
});

it("a seed is a history: the same one each time, and another seed another one", () => {
  const size = { seed: 7, accounts: 2, months: 6 };
  expect(generate(size)).toEqual(generate(size));
  expect(generate({ ...size, seed: 8 })).not.toEqual(generate(size));
});

it("a planted fault is found, and shrunk to a history that one can paste", {
  timeout: 120_000,
}, async () => {
  planted.grantsTwice = true;
  const name = "payment_brings_other_credits";
  const history = { ...LAWFUL, steps: LAWFUL.steps.slice(0, 6) };
  const shows = async (steps: History["steps"]) =>
    (await play({ ...LAWFUL, steps }, { until: name })).faults.some((fault) => fault.name === name);
  const steps = await shrink(history.steps, shows, simplerSteps);
  expect(steps.map((step) => step.do)).toEqual(["signUp", "pay"]);
  const text = printHistory({ ...LAWFUL, steps }, { name, says: "4000, right is 2000" });
  expect(text).toContain('{ do: "pay", who: "A", method: "stripe", which: 0 }');
});
