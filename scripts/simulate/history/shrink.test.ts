import fc from "fast-check";
import { expect, test as it } from "vitest";
import { shrink } from "./shrink";
import { simplerSteps } from "./simpler-step";

const nothingSimpler = () => [];

it("a history shrinks to the steps that it takes, wherever they are, in their order", async () => {
  const steps = Array.from({ length: 60 }, (_, index) => index);
  const showsFault = async (some: number[]) => [3, 31, 58].every((step) => some.includes(step));
  expect(await shrink(steps, showsFault, nothingSimpler)).toEqual([3, 31, 58]);
});

it("whatever the steps are that it takes, none is left over and none is missing", async () => {
  const needed = fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(needed, async (wanted) => {
      const steps = Array.from({ length: 30 }, (_, index) => index);
      const showsFault = async (some: number[]) => wanted.every((step) => some.includes(step));
      expect(await shrink(steps, showsFault, nothingSimpler)).toEqual([...wanted].sort((a, b) => a - b));
    }),
  );
});

it("what stays is made as simple as it can be", async () => {
  const showsFault = async (some: { do: string }[]) => some.some((step) => step.do === "wait");
  const steps = [
    { do: "jobs", how: "twice" } as const,
    { do: "wait", hours: 77, jobs: "late", diesAfter: 3 } as const,
  ];
  expect(await shrink(steps, showsFault, simplerSteps as never)).toEqual([
    { do: "wait", hours: 24, jobs: "punctual" },
  ]);
});

it("it ends with the best so far when time is up", async () => {
  const steps = Array.from({ length: 100 }, (_, index) => index);
  const questions = [true, true].values();
  const shortest = await shrink(
    steps,
    async (some) => some.includes(99),
    nothingSimpler,
    () => questions.next().value === true,
  );
  expect(shortest.length).toBeLessThan(100);
  expect(shortest).toContain(99);
});
