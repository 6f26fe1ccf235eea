import { describe, expect, it } from "vitest";
import { creditedAmounts, creditNoteNumber } from "./credit-note";

it("counts in a series of its own", () => {
  expect(creditNoteNumber({ id: 12, sandboxOf: null }, new Date("2026-11-30T23:59:59Z"), 7)).toBe(
    "CN-12-202611-0007",
  );
});

describe("what a credit note takes back", () => {
  const INVOICE = {
    totalCents: 10_593,
    taxCents: 1_693,
    lineItems: [{ description: "Growth, 1 month", quantity: 1, amount_cents: 8_900 }],
  };

  it("is the invoice itself where all of it goes back at once", () => {
    expect(creditedAmounts(INVOICE, 0, 10_593)).toEqual({
      totalCents: 10_593,
      taxCents: 1_693,
      subtotalCents: 8_900,
      lineItems: INVOICE.lineItems,
    });
  });

  it.each([[[1, 2, 3, 5_000, 5_001, 10_592, 10_593]], [[3_531, 7_062, 10_593]], [[10_592, 10_593]]])(
    "adds up to the invoice and its tax over refunds up to %o",
    (steps) => {
      const notes = steps.map((to, at) => creditedAmounts(INVOICE, steps[at - 1] ?? 0, to));
      const sum = (pick: (note: (typeof notes)[0]) => number) =>
        notes.reduce((all, note) => all + pick(note), 0);
      expect(sum((note) => note.totalCents)).toBe(10_593);
      expect(sum((note) => note.taxCents)).toBe(1_693);
      for (const note of notes) {
        expect(note.totalCents).toBe(note.subtotalCents + note.taxCents);
        expect(note.lineItems[0]?.amount_cents).toBe(note.subtotalCents);
        expect(note.subtotalCents).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it("of an invoice over nothing is nothing", () => {
    expect(creditedAmounts({ ...INVOICE, totalCents: 0, taxCents: 0 }, 0, 0).totalCents).toBe(0);
  });
});
