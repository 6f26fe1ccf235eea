import { expect, it } from "vitest";
import { mod97 } from "@/lib/bank-codes";
import { creditorReference, inFours } from "./creditor-reference";

it("has the check digits of ISO 11649", () => {
  expect(creditorReference("539007547034")).toBe("RF18539007547034"); // The standard's own example.
  for (const number of ["INV-1-202611-0001", "INV-123456-203112-9999"]) {
    const reference = creditorReference(number) ?? "";
    expect(reference).toMatch(/^RF\d\d[A-Z0-9]{1,21}$/);
    expect(mod97(reference.slice(4) + reference.slice(0, 4))).toBe(1);
  }
});

it("is none where a number is longer than one can be", () => {
  expect(creditorReference("INV-123456789012-202611-0001")).toBeUndefined();
  expect(creditorReference("---")).toBeUndefined();
});

it("is read in groups of four", () => {
  expect(inFours("RF18539007547034")).toBe("RF18 5390 0754 7034");
  expect(inFours("DE89370400440532013000")).toBe("DE89 3704 0044 0532 0130 00");
});
