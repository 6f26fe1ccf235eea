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

describe("TAX_RATE_PERCENT", () => {
  it.each(["0", "19", "8.5", "8.87", "100"])("may be %s", (rate) => {
    expect(parseEnv({ TAX_RATE_PERCENT: rate }).TAX_RATE_PERCENT).toBe(Number(rate));
  });

  it.each(["8.875", "7.001", "-1", "101"])("is refused as %s: invoices could not keep it", (rate) => {
    expect(() => parseEnv({ TAX_RATE_PERCENT: rate })).toThrow(/TAX_RATE_PERCENT/);
  });
});
