/** Guards .ci/count.sh, .ci/part. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "igny8-count-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Part = readonly [log: string, ended: number];

/** What `.ci/run` would print and return after parts that left these logs and exit codes. */
function run(...parts: Part[]): { printed: string; code: number } {
  const counts = parts.map(([log, ended], index) => {
    const file = join(folder, `${index}.log`);
    writeFileSync(file, log);
    return `count '${file}' ${ended}`;
  });
  const script = ["set -euo pipefail", "source .ci/count.sh", ...counts, `print_figures '${folder}'`];
  return bash([...script, 'exit "$code"'].join("\n"));
}

function bash(script: string): { printed: string; code: number } {
  const { stdout, status } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  return { printed: stdout.trim(), code: status ?? -1 };
}

const WELL: Part = ["> vitest\n12 passed, 0 failed\n", 0];

describe("the last line of .ci/run", () => {
  it("adds up the figures of all parts", () => {
    expect(run(WELL, ["3 passed, 0 failed\n", 0])).toEqual({ printed: "15 passed, 0 failed", code: 0 });
  });

  it("takes the last figures of a part, and only a line that is nothing else", () => {
    const log = "1 passed, 7 failed\nretried\n2 passed, 0 failed\nso 9 passed, 9 failed, they say\n";
    expect(run([log, 0])).toEqual({ printed: "2 passed, 0 failed", code: 0 });
  });

  it.each<[string, Part, string, number]>([
    ["broke off without figures", ["Killed\n", 137], "12 passed, 1 failed", 137],
    ["ended well and printed no figures", ["nothing to do\n", 0], "12 passed, 1 failed", 1],
    ["printed nothing", ["", 0], "12 passed, 1 failed", 1],
    ["failed and printed that nothing did", ["5 passed, 0 failed\n", 2], "17 passed, 1 failed", 2],
    ["ended well and printed failures", ["5 passed, 2 failed\n", 0], "17 passed, 2 failed", 1],
    ["failed and says so", ["5 passed, 2 failed\n", 1], "17 passed, 2 failed", 1],
  ])("fails when a part %s", (_, part, printed, code) => {
    expect(run(WELL, part)).toEqual({ printed, code });
  });

  it("fails when a part skips, and repeats each reason before the figures", () => {
    const log = "2 skipped: redis-server is missing\n5 passed, 0 failed, 2 skipped\n";
    expect(run(WELL, [log, 0])).toEqual({
      printed: "2 skipped: redis-server is missing\n17 passed, 0 failed, 2 skipped",
      code: 1,
    });
  });

  it("stays a failure when the parts after it succeed", () => {
    expect(run(["0 passed, 1 failed\n", 3], WELL)).toEqual({ printed: "12 passed, 1 failed", code: 3 });
  });
});

describe("a job of its own", () => {
  it.each([
    ["succeeds", "4 passed, 0 failed", 0, 0],
    ["skips", "4 passed, 0 failed, 1 skipped", 0, 1],
    ["fails", "4 passed, 0 failed", 5, 5],
    ["breaks off", "nothing", 0, 1],
  ])("ends as .ci/run would when its part %s", (_, log, ended, code) => {
    expect(bash(`.ci/part bash -c 'echo "${log}"; exit ${ended}'`).code).toBe(code);
  });
});
