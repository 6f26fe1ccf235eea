/** Guards app/. */
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files";

/** What is not there it answers in its own words, not as a 404. */
const ANSWERS_ITSELF = ["app/(auth)/invite/[token]/page.tsx"];

/** Next gives a page's static title to its 404 too. */
it("the page of one record looks for it before it is titled", () => {
  const pages = sourceFiles().filter(({ name }) => /^app\/.*\[\w+\].*\/page\.tsx$/.test(name));
  expect(pages.length).toBeGreaterThan(10);
  const wrong = pages.filter(
    ({ name, text }) => !ANSWERS_ITSELF.includes(name) && !/^export .*\bgenerateMetadata\b/m.test(text),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
