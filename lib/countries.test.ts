import { expect, it } from "vitest";
import { COUNTRIES } from "./countries";

it("each country is in the list once", () => {
  const codes = COUNTRIES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
  expect(codes).toContain("DE");
});
