import { expect, it } from "vitest";
import { amountAtPaypal, takesAmount, takesCurrency } from "./amount";

it.each([
  [10591, "USD", "105.91"],
  [10500, "USD", "105.00"],
  [1, "EUR", "0.01"],
  [10500, "HUF", "105"],
  [10500, "TWD", "105"],
  [100000, "JPY", "1000"],
])("%i hundredths of %s are %s at PayPal", (cents, currencyCode, value) =>
  expect(amountAtPaypal(cents, currencyCode)).toEqual({ currencyCode, value }),
);

it.each([
  [10591, "USD", true],
  [10591, "HUF", false],
  [10500, "HUF", true],
  [10550, "TWD", false],
  [10500, "XYZ", false],
])("%i hundredths of %s can be asked for: %s", (cents, currency, can) =>
  expect(takesAmount(cents, currency)).toBe(can),
);

it("takes no currency that PayPal doesn't list", () => {
  expect(["USD", "EUR", "GBP", "HUF"].every(takesCurrency)).toBe(true);
  expect(["XYZ", "ZAR", "KWD", "usd"].some(takesCurrency)).toBe(false);
});
