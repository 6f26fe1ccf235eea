/** Guards components/. */
import { expect, it } from "vitest";
import { importsOf, sourceFiles, withoutTypeImports } from "./source-files";

const files = new Map(sourceFiles().map((file) => [file.name.replace(/\.tsx?$/, ""), file]));

it("no component that runs in the browser brings zod along, which is a quarter of a page", () => {
  const found = [...files.entries()]
    .filter(([, { text }]) => /^"use client"/.test(text))
    .flatMap(([name]) => pathsTo("zod", name, new Set()));
  expect(found).toEqual([]);
});

/** "a -> b -> zod" for each way there; types are no way, and server actions are left behind on the server. */
function pathsTo(target: string, from: string, seen: Set<string>): string[] {
  const file = files.get(from);
  if (!file || seen.has(from) || /^"use server"/.test(file.text)) return [];
  seen.add(from);
  const values = importsOf(file.name, withoutTypeImports(file.text));
  return values.flatMap((each) =>
    each === target ? [`${from} -> ${each}`] : pathsTo(target, each, seen).map((way) => `${from} -> ${way}`),
  );
}
