/** Guards docs/security.md. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Row {
  requirement: string;
  met: string;
  how: string;
  test: string;
}

const rows: Row[] = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, requirement = "", met = "", how = "", test = ""]) => ({ requirement, met, how, test }));

describe("what we say of each requirement", () => {
  it("is met, met in part, not met, or the operator's, and says how or why", () => {
    expect(rows.length).toBeGreaterThan(80);
    const unclear = rows.filter(({ met, how }) => !/^(yes|in part|no|outside)$/.test(met) || how.length < 3);
    expect(unclear).toEqual([]);
  });

  it("is shown by a test that exists, where it is met", () => {
    const unshown = rows.filter(({ met, test }) => met === "yes" && !/^`.+\.test\.tsx?`$/.test(test));
    expect(unshown).toEqual([]);
    const missing = rows
      .flatMap(({ test }) => test.replaceAll("`", "").split(", "))
      .filter((file) => file && !existsSync(file));
    expect(missing).toEqual([]);
  });

  it("names each requirement once", () => {
    const named = rows.map(({ requirement }) => requirement);
    expect(new Set(named).size).toBe(named.length);
  });
});
