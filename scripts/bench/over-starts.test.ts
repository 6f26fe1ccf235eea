import { expect, it } from "vitest";
import { overStarts } from "./over-starts";
import type { Measured } from "./print-table";

const line = (ofYardstick: number, failed = 0): Measured => ({
  name: "verify",
  requestsPerSecond: ofYardstick * 1000,
  p50Ms: 20,
  p99Ms: 50,
  processorMicroseconds: 200,
  failed,
  statements: 1,
  roundTrips: 1,
  ofYardstick,
});

it("a line of several starts is the median of each figure, with the least and the most of its ratio", () => {
  const [odd] = overStarts([[line(0.9)], [line(0.7, 2)], [line(0.8)]]);
  expect(odd).toMatchObject({ ofYardstick: 0.8, requestsPerSecond: 800, span: { least: 0.7, most: 0.9 } });
  expect(odd?.failed).toBe(2);
  const [even] = overStarts([[line(0.9)], [line(0.7)]]);
  expect(even?.ofYardstick).toBeCloseTo(0.8);
});

it("a single start is told as it is", () => {
  expect(overStarts([[line(0.9)]])).toEqual([line(0.9)]);
});
