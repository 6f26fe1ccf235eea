import { describe, expect, it } from "vitest";
import { envSchema, parseEnv } from "./env";

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

describe("a setting that is empty is one that nobody has set", () => {
  it.each(Object.keys(envSchema.shape))("%s", (name) => {
    expect(parseEnv({ [name]: "" })).toEqual(parseEnv({}));
    expect(parseEnv({ [name]: "  " })).toEqual(parseEnv({}));
  });
});

describe("APP_URL", () => {
  it.each([
    ["https://app.example.com", "https://app.example.com"],
    ["https://App.Example.com/", "https://app.example.com"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("may be %s", (given, taken) => {
    expect(parseEnv({ APP_URL: given }).APP_URL).toBe(taken);
  });

  it.each([
    "https://x.test/app/",
    "https://x.test/app",
    "https://x.test/?a=b",
    "https://x.test/#top",
    "https://me:pw@x.test",
  ])("is refused as %s: nothing is served there", (given) => {
    expect(() => parseEnv({ APP_URL: given })).toThrow(/APP_URL: is more than an address/);
  });

  it.each(["app.example.com", "ftp://x.test", "javascript:alert(1)"])("is refused as %s", (given) => {
    expect(() => parseEnv({ APP_URL: given })).toThrow(/APP_URL: is not an address/);
  });
});
