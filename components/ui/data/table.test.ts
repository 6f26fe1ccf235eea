/** Guards the tables of all pages, too: on a phone nothing is cut off at the edge. */
import { expect, it } from "vitest";
import { sourceFiles } from "@/test/architecture/source-files";

it("every table says what becomes of it on a phone", () => {
  const wide = sourceFiles()
    .filter(({ name }) => /^(app|components)\/.*\.tsx$/.test(name) && name !== "components/ui/data/table.tsx")
    .filter(({ text }) => [...text.matchAll(/<Table\b[^>]*>/g)].some(([tag]) => !tag.includes("narrow=")));
  expect(wide.map(({ name }) => name)).toEqual([]);
});
