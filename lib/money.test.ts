import fc from "fast-check";
import { expect, it } from "vitest";
import { formatAmount, formatDecimal, formatMoney, parseDecimal } from "./money";

it("cents survive the way out and back", () => {
  fc.assert(fc.property(fc.nat(99_999_999_999), (cents) => parseDecimal(formatDecimal(cents)) === cents));
});

it("accepts what people write and nothing that is not money", () => {
  expect(["89.00", "89", "89.5", " 89.00 "].map(parseDecimal)).toEqual([8900, 8900, 8950, 8900]);
  for (const wrong of ["", "-1", "89.005", "1e3", "NaN", "89,00", "0x10", "99999999999"]) {
    expect(parseDecimal(wrong)).toBeUndefined();
  }
});

it("shows whole prices without cents", () => {
  expect(formatMoney(8900, "USD")).toBe("$89");
  expect(formatMoney(75650, "USD")).toBe("$756.50");
});

it("amounts are shown with the decimals that their currency has, and none is rounded away", () => {
  expect(formatAmount(8900, "USD")).toBe("$89.00");
  expect(formatAmount(100_000, "JPY")).toBe("¥1,000");
  expect(formatAmount(100_050, "JPY")).toBe("¥1,000.50");
  expect(formatAmount(150, "KWD").replace(/\s/g, " ")).toBe("KWD 1.500");
});
