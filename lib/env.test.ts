import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";

describe("CURRENCY", () => {
  it.each(["USD", "EUR", "GBP", "PKR"])("may be %s, which has cents", (currency) => {
    expect(parseEnv({ CURRENCY: currency }).CURRENCY).toBe(currency);
  });

  it.each(["JPY", "KWD", "CLP", "BHD"])("is refused as %s: its amounts are not hundredths", (currency) => {
    expect(() => parseEnv({ CURRENCY: currency })).toThrow(/CURRENCY: is not a currency with two decimals/);
  });
});
