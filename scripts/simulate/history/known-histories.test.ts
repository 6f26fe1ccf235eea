import fc from "fast-check";
import { expect, test as it } from "vitest";
import { catalogue } from "../operations";
import { readKnownHistories } from "./known-histories";

it("every history that ever failed can still be played: each of its steps is something that can happen", () => {
  const operations = Object.keys(catalogue(fc.constant("A")));
  const known = readKnownHistories();
  expect(known.length).toBeGreaterThan(0);
  for (const { history } of known) for (const step of history.steps) expect(operations).toContain(step.do);
});

it("each tells what went wrong, and no two the same", () => {
  const titles = readKnownHistories().map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
