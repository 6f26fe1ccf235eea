/** Guards lib/. */
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files";

/** Names that lawfully stand in several files, with the reason. */
const STANDS_TWICE: Record<string, string> = {};

const EXPORT = /^export (?:async )?(?:function\*?|const|class|abstract class|interface|type) (\w+)/gm;

it("an exported name stands once in lib, so that it means one thing", () => {
  const files = new Map<string, Set<string>>();
  for (const { name, text } of sourceFiles().filter(({ name }) => name.startsWith("lib/")))
    for (const [, exported = ""] of text.matchAll(EXPORT))
      files.set(exported, (files.get(exported) ?? new Set()).add(name));
  expect(files.size).toBeGreaterThan(1000);
  const twice = [...files].filter(([, names]) => names.size > 1);
  const told = twice.map(([exported, names]) => `${exported}: ${[...names].join(", ")}`);
  expect(told.filter((line) => !(line.split(":")[0]! in STANDS_TWICE))).toEqual([]);
  expect(Object.keys(STANDS_TWICE).filter((exported) => (files.get(exported)?.size ?? 0) < 2)).toEqual([]);
});
