import { afterEach, describe, expect, it, vi } from "vitest";
import type { Invoice } from "@/db";
import { resetEnv } from "@/lib/env";
import { findBankDetails, getBankDetails } from "@/lib/payments/bank-transfer/bank-details";
import { waysToPay } from "@/lib/payments/documents/ways-to-pay";
import { availableMethods, methodStandings, methodsFor, providerFor } from "./providers";

const SETTINGS: Record<string, string> = {
  STRIPE_SECRET_KEY: "sk_test",
  STRIPE_WEBHOOK_SECRET: "whsec_test",
  PAYPAL_CLIENT_ID: "id",
  PAYPAL_CLIENT_SECRET: "secret",
  PAYPAL_WEBHOOK_ID: "WH",
};

afterEach(() => configure({}));

function configure(settings: Record<string, string>): void {
  const names = [
    ...Object.keys(SETTINGS),
    ...Object.keys(ACCOUNT),
    "BANK_TRANSFER_BANK",
    "BANK_TRANSFER_SAMPLE",
  ];
  for (const name of names) delete process.env[name];
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  resetEnv();
}

const ACCOUNT = { BANK_TRANSFER_IBAN: "GB82WEST12345698765432", BANK_TRANSFER_BENEFICIARY: "Acme Ltd" };

it("a provider is offered once all its settings are there", () => {
  configure({});
  expect(availableMethods()).toEqual(["bank_transfer"]);
  configure(SETTINGS);
  expect(availableMethods()).toEqual(["stripe", "paypal", "bank_transfer"]);
});

it.each(Object.keys(SETTINGS))("without %s its provider is not offered, the other one is", (missing) => {
  configure({ ...SETTINGS, [missing]: "" });
  const other = missing.startsWith("STRIPE") ? "paypal" : "stripe";
  expect(availableMethods()).toEqual([other, "bank_transfer"]);
});

it("PayPal is not offered in a currency that it doesn't take, and the operator reads why", () => {
  configure({ ...SETTINGS, CURRENCY: "PKR" });
  expect(availableMethods()).toEqual(["stripe", "bank_transfer"]);
  const paypal = methodStandings().find(({ method }) => method === "paypal");
  expect(paypal).toMatchObject({ isOffered: false, note: "PayPal doesn't take PKR." });
});

it("Stripe is not offered in a currency that it doesn't charge in, and takes the peso of Uruguay", () => {
  configure({ ...SETTINGS, CURRENCY: "CUP" });
  expect(availableMethods()).toEqual(["bank_transfer"]);
  expect(methodStandings()[0]).toMatchObject({ isOffered: false, note: "Stripe doesn't take CUP." });
  configure({ ...SETTINGS, CURRENCY: "UYU" });
  expect(availableMethods()).toEqual(["stripe", "bank_transfer"]);
});

it("of an invoice no method is promised that doesn't take its amount", () => {
  configure({ ...SETTINGS, CURRENCY: "HUF" });
  const offered = (totalCents: number, currency = "HUF") => methodsFor({ totalCents, currency });
  expect(offered(100_000)).toEqual(["stripe", "paypal", "bank_transfer"]);
  expect(offered(100_050)).toEqual(["stripe", "bank_transfer"]);
  expect(offered(10_000)).toEqual(["paypal", "bank_transfer"]);
  expect(waysToPay({ ...INVOICE, status: "open", totalCents: 49 } as Invoice)?.online).toBe("PayPal");
});

it("for a transfer a person is the provider", () => {
  expect(providerFor("bank_transfer")).toBeUndefined();
});

describe("bank transfer", () => {
  const production = { NODE_ENV: "production" };
  const bank = () => methodStandings().find(({ method }) => method === "bank_transfer");

  it("is not offered in production before an account is set, and the operator is told which settings", () => {
    configure(production);
    expect(availableMethods()).toEqual([]);
    expect(bank()?.note).toMatch(/BANK_TRANSFER_IBAN/);
    expect(findBankDetails(INVOICE)).toBeUndefined();
    expect(() => getBankDetails(INVOICE)).toThrow(/not available/);
  });

  it("is offered with the operator's account, spaces and small letters put right", () => {
    configure({ ...production, ...ACCOUNT, BANK_TRANSFER_IBAN: "gb82 west 1234 5698 7654 32" });
    expect(availableMethods()).toEqual(["bank_transfer"]);
    expect(findBankDetails(INVOICE)).toMatchObject({
      iban: ACCOUNT.BANK_TRANSFER_IBAN,
      bic: "",
      notice: null,
    });
  });

  it("is not offered in production with the sample account of our documents", () => {
    const sample = { ...ACCOUNT, BANK_TRANSFER_IBAN: "DE89370400440532013000" };
    for (const name of ["", "Example Bank", "Our own bank"]) {
      configure({ ...production, ...sample, BANK_TRANSFER_BANK: name });
      expect(availableMethods()).toEqual([]);
    }
  });

  it("shows a sample account elsewhere, which says that nobody must pay to it, unless that is off", () => {
    configure({});
    expect(findBankDetails(INVOICE)).toMatchObject({ notice: expect.stringMatching(/don't pay to it/) });
    expect(bank()).toMatchObject({ isOffered: true, note: expect.stringMatching(/sample/) });
    configure({ BANK_TRANSFER_SAMPLE: "0" });
    expect(availableMethods()).toEqual([]);
  });
});

const INVOICE = { id: 7, number: "INV-1-202611-0001", totalCents: 13900, currency: "USD" };
