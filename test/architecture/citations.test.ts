import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { allProse, citedFileNames, citedPaths, commentsOf } from "./citations";
import { importsOf, sourceFiles, trackedFiles } from "./source-files";

const prose = allProse();

/** Next's names for files that we do without. */
const NOT_OURS = ["loading.tsx", "proxy.ts"];

describe("what documents and comments cite", () => {
  it("is there, when cited by its path", () => {
    const cited = prose.flatMap((each) => citedPaths(each).map((target) => ({ in: each.name, target })));
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter(({ target }) => !exists(target))).toEqual([]);
  });

  it("is there, when cited by its file's name", () => {
    const known = new Set([...trackedFiles().map((name) => path.basename(name)), ...NOT_OURS]);
    const cited = prose.flatMap((each) => citedFileNames(each).map((target) => ({ in: each.name, target })));
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter(({ target }) => !known.has(target))).toEqual([]);
  });

  it("is there, when cited by a decision's number and a rule's", () => {
    const cited = prose.flatMap(({ text }) => [...text.matchAll(/\bdecision (\d{3})(?:, rules? (\d+))?/g)]);
    expect(cited.length).toBeGreaterThan(2);
    expect(cited.map(([all, paper, rule]) => !hasRule(paper, rule) && all).filter(Boolean)).toEqual([]);
  });

  it("does import the file that says it calls or uses it", () => {
    const wrong = sourceFiles().flatMap(({ name, text }) =>
      [...commentsOf(text).matchAll(/([\w./-]+\.(?:tsx?|mjs)) (?:calls|uses|draws) it\b/g)]
        .map(([, caller = ""]) => caller)
        .filter((caller) => !imports(caller, name))
        .map((caller) => `${name} says that ${caller} calls it`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a citation", () => {
  it("is found in a sentence, in brackets and in a link", () => {
    const text =
      "See lib/env.ts, app/(auth) (and db/scope.ts). [Map](../README.md#top), https://x.org/docs/a.md";
    expect(citedPaths({ name: "docs/a.md", text })).toEqual([
      "lib/env.ts",
      "app/(auth)",
      "db/scope.ts",
      "README.md",
    ]);
  });

  it("is checked as far as it is a path: patterns and placeholders name no file", () => {
    const text = "app/api/v1/**/route.ts and lib/<room>";
    expect(citedPaths({ name: "a.md", text })).toEqual(["app/api/v1"]);
  });
});

it("comments stay within 130 columns", () => {
  const written = sourceFiles().filter(({ name }) => !name.endsWith(".generated.ts"));
  const long = written.flatMap(({ name, text }) =>
    text
      .split("\n")
      .filter((line) => /^\s*(\/\*\*|\*|\/\/)/.test(line) && line.length > 130)
      .map((line) => `${name}: ${line}`),
  );
  expect(long).toEqual([]);
});

/** As a file or a folder, without its extension, or by its number: "docs/decisions/006". */
function exists(target: string): boolean {
  if (/\/\d+$/.test(target)) return trackedFiles().some((name) => name.startsWith(target));
  return ["", ".ts", ".tsx"].some((extension) => existsSync(target + extension));
}

function hasRule(paper = "", rule = ""): boolean {
  const file = trackedFiles().find((name) => name.startsWith(`docs/decisions/${paper}-`));
  if (!file) return false;
  return rule === "" || new RegExp(`^${rule}\\. `, "m").test(readFileSync(file, "utf8"));
}

/** Whether the file that a comment names imports `target`. */
function imports(caller: string, target: string): boolean {
  const callers = trackedFiles().filter((name) => name === caller || name.endsWith(`/${caller}`));
  const imported = callers.flatMap((name) => importsOf(name, readFileSync(name, "utf8")));
  return imported.some((each) => each.replace(/\.tsx?$/, "") === target.replace(/\.tsx?$/, ""));
}
