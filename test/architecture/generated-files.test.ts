import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { GENERATED_FILES } from "@/scripts/generate/generated-files";

it.each(GENERATED_FILES)("$path is what the route files make of it", async ({ path, render }) => {
  const text = await readFile(path, "utf8");
  expect(text === (await render(process.cwd())), "It is stale: run `npm run generate`.").toBe(true);
});
