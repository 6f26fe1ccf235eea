import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalsOf, formatAmount, formatDecimal, formatPrice, parseDecimal } from "./money";

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
  expect(formatPrice(8900, "USD")).toBe("$89");
  expect(formatPrice(75650, "USD")).toBe("$756.50");
});

it("amounts are shown with the decimals that their currency has, and none is rounded away", () => {
  expect(formatAmount(8900, "USD")).toBe("$89.00");
  expect(formatAmount(100_000, "JPY")).toBe("¥1,000");
  expect(formatAmount(100_050, "JPY")).toBe("¥1,000.50");
  expect(formatAmount(150, "KWD").replace(/\s/g, " ")).toBe("KWD 1.500");
});

describe("decimals", () => {
  it.each([
    ["USD", 2],
    ["EUR", 2],
    ["HUF", 2],
    ["JPY", 0],
    ["ISK", 0],
    ["KWD", 3],
    ["CLF", 4],
    ["XYZ", undefined],
    ["XAU", undefined],
    ["", undefined],
  ])("of %s are those of ISO 4217: %s", (currency, decimals) => {
    expect(decimalsOf(currency)).toBe(decimals);
  });

  it.each(["USD", "EUR", "GBP", "JPY", "KWD", "CHF", "INR", "KRW", "VND", "TND", "XOF", "PLN"])(
    "of %s are what Node's own data says",
    (currency) => {
      const { maximumFractionDigits } = new Intl.NumberFormat("en", {
        style: "currency",
        currency,
      }).resolvedOptions();
      expect(decimalsOf(currency)).toBe(maximumFractionDigits);
    },
  );
});
