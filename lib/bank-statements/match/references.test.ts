/** Guards lib/bank-statements/match/references.ts, lib/bank-statements/match/rf-reference.ts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mod97 } from "@/lib/bank-codes";
import { folded, invoiceNumbersIn, rfReferencesIn } from "./references";

const rf = (body: string) => `RF${String(98 - mod97(`${body}RF00`)).padStart(2, "0")}${body}`;

describe("an invoice's number is found however it was written", () => {
  it.each([
    "INV-7-202601-0001",
    "inv-7-202601-0001",
    "INV72026010001",
    "I N V - 7 - 2 0 2 6 0 1 - 0 0 0 1",
    "INV-7-20\n2601-0001",
    "Invoice INV.7.202601.0001, thank you",
    "Rechnung:INV/7/202601/0001/2026",
    "Invoice no. 7-202601-0001",
    "INV‐7‐202601‐0001",
    "RENT INV-7-202601-0001 AND INV-8-202601-0002",
  ])("%j", (text) => {
    expect(invoiceNumbersIn(text)).toContain("INV-7-202601-0001");
  });

  it.each(["", "INV", "INV-7", "7-202601-0001", "INV-7-202613-0001", "INV-0-202601-0001", "inventory 7"])(
    "and not in %j",
    (text) => {
      expect(invoiceNumbersIn(text)).not.toContain("INV-7-202601-0001");
    },
  );

  it("any number, between any other words, broken anywhere", () => {
    const breaks = fc.array(fc.constantFrom("", " ", "-", "\n", "/", "."), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 999_999 }),
        breaks,
        (account, year, month, sequence, marks) => {
          const number = `INV-${account}-${year}${String(month).padStart(2, "0")}-${String(sequence).padStart(4, "0")}`;
          const broken = [...number].map((character, at) => character + marks[at]).join("");
          expect(invoiceNumbersIn(`Pay ${broken} thanks`)).toContain(number);
        },
      ),
    );
  });
});

describe("an RF reference", () => {
  const right = rf("INV72026010001");

  it("is found with its check digits right, in groups, and with words around it", () => {
    for (const text of [right, right.replace(/(.{4})/g, "$1 "), `ref ${right.toLowerCase()} thanks`])
      expect(rfReferencesIn(text)).toContain(right);
  });

  it("is not found where a digit is wrong", () => {
    const wrong = right.replace(/1$/, "2");
    expect(rfReferencesIn(wrong)).not.toContain(wrong);
  });
});

it("folding leaves letters and digits", () => {
  expect(folded(" aB-1 2/ü.")).toBe("AB12");
});
