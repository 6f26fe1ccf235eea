import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "@/scripts/manage/commands";
import { trackedFiles } from "./source-files";

const contract = readFileSync("docs/contract.md", "utf8");

/** Answers anybody's wrong path. */
const WITHOUT_A_PATH = "/[[...path]]";

describe("docs/contract.md", () => {
  it("names every path of the API", () => {
    const paths = trackedFiles().flatMap((name) => /^app\/api\/v1(\/.+)\/route\.ts$/.exec(name)?.[1] ?? []);
    expect(paths.length).toBeGreaterThan(40);
    const missing = paths.filter((path) => path !== WITHOUT_A_PATH && !isNamed(contractPath(path)));
    expect(missing).toEqual([]);
  });

  it("names every management command", () => {
    const missing = COMMANDS.filter(({ name }) => !new RegExp(`\`${name}[\\s\`]`).test(contract));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

/** "/sites/[id]" -> "/sites/{id}" */
function contractPath(folder: string): string {
  return folder.replace(/\[(\w+)\]/g, "{$1}");
}

/** Whole, or as in "POST /api-keys/{id}/approve/, /reject/": beside a sibling in its line. */
function isNamed(path: string): boolean {
  const [, parent = "", last = ""] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const whole = new RegExp(`${escaped(path)}/?[ ,;?|]`);
  return contract
    .split("\n")
    .some((line) => whole.test(line) || (line.includes(`${parent}/`) && line.includes(` /${last}/`)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
