import { afterEach, expect, it } from "vitest";
import { resetEnv } from "@/lib/env";
import { availableMethods, providerFor } from "./providers";

const SETTINGS = {
  STRIPE_SECRET_KEY: "sk_test",
  STRIPE_WEBHOOK_SECRET: "whsec_test",
  PAYPAL_CLIENT_ID: "id",
  PAYPAL_CLIENT_SECRET: "secret",
  PAYPAL_WEBHOOK_ID: "WH",
};

afterEach(() => configure({}));

function configure(settings: Partial<typeof SETTINGS>): void {
  for (const name of Object.keys(SETTINGS)) delete process.env[name];
  Object.assign(process.env, settings);
  resetEnv();
}

it("the bank is always offered, a provider once all its settings are there", () => {
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

it("for a transfer a person is the provider", () => {
  expect(providerFor("bank_transfer")).toBeUndefined();
});
