import { describe, expect, it } from "vitest";
import { envSchema, parseEnv } from "./env";

describe("CURRENCY", () => {
  it.each(["XYZ", "XAU", "AAA"])("%s is refused: nobody pays in it", (currency) => {
    expect(() => parseEnv({ CURRENCY: currency })).toThrow(/CURRENCY: is not a currency of ISO 4217/);
  });

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

describe("the bank account for transfers", () => {
  const HOLDER = { BANK_TRANSFER_BENEFICIARY: "Acme Ltd" };

  it("has no default, and is kept as banks write it", () => {
    expect(parseEnv({}).BANK_TRANSFER_IBAN).toBeUndefined();
    const given = {
      ...HOLDER,
      BANK_TRANSFER_IBAN: "gb82 west 1234 5698 7654 32",
      BANK_TRANSFER_BIC: "deutdeff",
    };
    expect(parseEnv(given)).toMatchObject({
      BANK_TRANSFER_IBAN: "GB82WEST12345698765432",
      BANK_TRANSFER_BIC: "DEUTDEFF",
    });
  });

  it("is refused with one line for each setting that is wrong", () => {
    const given = { ...HOLDER, BANK_TRANSFER_IBAN: "hello", BANK_TRANSFER_BIC: "NOTABIC", CURRENCY: "x" };
    const refusal = () => parseEnv(given);
    expect(refusal).toThrow(/^.*BANK_TRANSFER_IBAN: is not an IBAN.*$/m);
    expect(refusal).toThrow(/^.*BANK_TRANSFER_BIC: is not a BIC.*$/m);
    expect(refusal).toThrow(/^.*CURRENCY: .*$/m);
  });

  it("is refused without its holder's name, which payers' banks compare", () => {
    const given = { BANK_TRANSFER_IBAN: "DE89370400440532013000" };
    expect(() => parseEnv(given)).toThrow(/BANK_TRANSFER_BENEFICIARY: is not set/);
    expect(() => parseEnv({ BANK_TRANSFER_BENEFICIARY: "a".repeat(71) })).toThrow(/70 characters/);
  });
});
