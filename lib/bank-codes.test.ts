import { describe, expect, it } from "vitest";
import { bicFault, ibanFault, plainCode } from "./bank-codes";

const VALID = [
  "DE89370400440532013000",
  "gb82 west 1234 5698 7654 32",
  "FR14 2004 1010 0505 0001 3M02 606",
  "NO9386011117947",
  "MT84MALT011000012345MTLCAST001S",
  "BR1800360305000010009795493C1",
];

describe("an IBAN", () => {
  it.each(VALID)("%s is one, as people write it too", (iban) => {
    expect(ibanFault(plainCode(iban))).toBeUndefined();
  });

  it.each([
    ["hello", /not an IBAN/],
    ["", /not an IBAN/],
    ["US64SVBKUS6S3300958879", /no IBANs/],
    ["DE8937040044053201300", /22 characters/],
    ["DE893704004405320130000", /22 characters/],
    ["DE88370400440532013000", /check digits/],
    ["DE89370400440532013001", /check digits/],
    ["GB82WEST12345698765423", /check digits/],
    ["DE89 3704 0044 0532 0130 0O", /check digits|characters/],
    ["DE00370400440532013000", /check digits/],
    ["ＤＥ89370400440532013000", /not an IBAN/],
  ])("%s is none, and why is said", (iban, why) => {
    expect(ibanFault(plainCode(iban))).toMatch(why);
  });
});

describe("a BIC", () => {
  it.each(["COBADEFFXXX", "cobadeff", "DEUT DE FF 500", "NTSBDEB1"])("%s is one", (bic) => {
    expect(bicFault(plainCode(bic))).toBeUndefined();
  });

  it.each(["NOTABIC", "COBADEFFX", "COBADEFFXXXX", "COBAQQFF", "C0B-DEFF", ""])("%s is none", (bic) => {
    expect(bicFault(plainCode(bic))).toMatch(/BIC/);
  });
});
