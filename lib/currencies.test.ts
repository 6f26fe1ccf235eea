import { describe, expect, it } from "vitest";
import { decimalsOf } from "./currencies";

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
