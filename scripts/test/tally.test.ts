import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { addUp, readTally, tallyLines } from "./tally";

it("the last line is the figures, and nothing else when all of it ran", () => {
  expect(tallyLines({ passed: 12, failed: 0, skips: {} })).toEqual(["12 passed, 0 failed"]);
  expect(tallyLines({ passed: 3, failed: 1 })).toEqual(["3 passed, 1 failed"]);
});

it("what did not run is counted after the figures, and each reason has a line before them", () => {
  const skips = { "redis-server is missing": 2, "Debian's postgresql is missing": 1 };
  expect(tallyLines({ passed: 12, failed: 0, skips })).toEqual([
    "2 skipped: redis-server is missing",
    "1 skipped: Debian's postgresql is missing",
    "12 passed, 0 failed, 3 skipped",
  ]);
});

it("parts add up, a reason that two of them have too", () => {
  const total = addUp([
    { passed: 1, failed: 0 },
    { passed: 4, failed: 1, skips: { "redis-server is missing": 2 } },
    { passed: 2, failed: 0, skips: { "redis-server is missing": 1, "no reason given": 5 } },
  ]);
  expect(total).toEqual({
    passed: 7,
    failed: 1,
    skips: { "redis-server is missing": 3, "no reason given": 5 },
  });
});

it.each([
  ["breaks off without a report", undefined, 1, { passed: 0, failed: 1 }],
  ["calls a success what its exit code calls none", { passed: 5, failed: 0 }, 1, { passed: 5, failed: 1 }],
  ["was killed", { passed: 5, failed: 0 }, null, { passed: 5, failed: 1 }],
  ["counts its own failures", { passed: 5, failed: 2 }, 1, { passed: 5, failed: 2 }],
  ["succeeds", { passed: 5, failed: 0 }, 0, { passed: 5, failed: 0 }],
])("a runner that %s", async (_, report, exitCode, tally) => {
  const folder = await mkdtemp(join(tmpdir(), "igny8-tally-"));
  const file = join(folder, "report.json");
  if (report) await writeFile(file, JSON.stringify(report));
  const count = ({ passed = 0, failed = 0 }) => ({ passed: Number(passed), failed: Number(failed) });
  expect(await readTally(file, exitCode, count)).toEqual(tally);
  await rm(folder, { recursive: true });
});
