/** Guards test/harness/needs.ts, vitest.config.ts. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { guardedBy, trackedFiles } from "./source-files";

const tests = trackedFiles()
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, "utf8") }));

describe("a test", () => {
  it("lies beside the source of its name, or its first lines say what it guards", () => {
    const lost = tests.filter(({ name, text }) => !hasSource(name) && guardedBy(text).length === 0);
    expect(lost.map(({ name }) => name)).toEqual([]);
    expect(tests.filter(({ text }) => guardedBy(text).length > 0).length).toBeGreaterThan(50);
  });

  it("guards what exists: a file, or with a slash at its end a folder", () => {
    const gone = tests.flatMap(({ name, text }) =>
      guardedBy(text)
        .filter((path) => !existsSync(path))
        .map((path) => `${name}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it("that can't run says why: nothing is skipped but by needs()", () => {
    const skips = tests.filter(({ text }) => /\.(skip|skipIf|runIf|todo|only)\(/.test(text));
    expect(skips.map(({ name }) => name)).toEqual([]);
  });
});

it("an account, a person and a sign-in are made by test/factories.ts and test/sign-in.ts alone", () => {
  const byHand = /\binsert\((?:accounts|users|memberships)\)|\b(?:issueTokens|openSession)\(/;
  const made = trackedFiles()
    .filter((name) => /^(?:test|e2e)\/.*\.ts$|\.test\.tsx?$/.test(name))
    .filter((name) => byHand.test(readFileSync(name, "utf8")));
  // The last two are about how a session is opened.
  const about = ["lib/auth/two-factor/waiting-secrets.test.ts", "test/two-factor.ts"];
  expect(made.filter((name) => !about.includes(name))).toEqual(["test/factories.ts", "test/sign-in.ts"]);
});

function hasSource(test: string): boolean {
  const base = test.replace(/\.test\.tsx?$/, "");
  return [".ts", ".tsx", ".mjs"].some((ending) => existsSync(`${base}${ending}`));
}
