import { expect, it } from "vitest";
import { cleanText } from "@/lib/text/clean-text";
import { shownFileName } from "./file-name";

it("a file's name is kept as it is shown, and never cut within a character", () => {
  expect(shownFileName("statement.pdf")).toBe("statement.pdf");
  const long = shownFileName("😀".repeat(300));
  expect(long).toBe(cleanText(long));
  expect(long.length).toBeLessThanOrEqual(200);
  for (const odd of ["a\u0000b.pdf", "a\u202Eb.pdf", " ", ""]) expect(shownFileName(odd)).toBe("proof");
});
