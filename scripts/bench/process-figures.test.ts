import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { needs } from "@/test/harness/needs";
import { processorSeconds, residentBytes } from "./process-figures";

const proc = needs(existsSync("/proc/self/stat"), "this system has no /proc");

it("what this process used and holds is near to what Node.js says", proc, () => {
  const { user, system } = process.cpuUsage();
  expect(Math.abs(processorSeconds(process.pid)! - (user + system) / 1_000_000)).toBeLessThan(1);
  expect(residentBytes(process.pid)! / process.memoryUsage.rss()).toBeCloseTo(1, 0);
});

it("a process that is gone tells nothing", () => {
  expect([processorSeconds(undefined), processorSeconds(2 ** 30), residentBytes(2 ** 30)]).toEqual(
    Array.from({ length: 3 }),
  );
});
