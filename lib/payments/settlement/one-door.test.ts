/**
 * Guards lib/payments/settlement/settle-payment.ts, lib/subscriptions/lifecycle/activate-subscription.ts,
 * lib/payments/stripe/, lib/payments/paypal/.
 */
import { expect, it } from "vitest";
import { sourceFiles } from "@/test/architecture/source-files";

const files = sourceFiles().filter(({ name }) => /^(app|lib|scripts|components)\//.test(name));
const importersOf = (module: string) =>
  files.filter(({ imports }) => imports.includes(module)).map(({ name }) => name);
const writersOf = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

it("a payment succeeds through settlePayment alone", () => {
  expect(
    importersOf("lib/payments/settlement/record-succeeded").filter((name) =>
      callsIt(name, "recordSucceeded"),
    ),
  ).toEqual(["lib/payments/settlement/settle-payment.ts"]);
  expect(writersOf(/status: "succeeded" as const/)).toEqual(["lib/payments/settlement/record-succeeded.ts"]);
  expect(writersOf(/\bmarkInvoicePaid\(/).sort()).toEqual([
    "lib/invoices/mark-invoice-paid.ts",
    "lib/payments/settlement/apply-paid-invoice.ts",
    "lib/payments/settlement/apply-paid-package.ts",
  ]);
  expect(importersOf("lib/payments/settlement/apply-paid-package")).toEqual([
    "lib/payments/settlement/apply-paid-invoice.ts",
  ]);
});

it("only what a paid invoice brings activates a subscription", () => {
  expect(importersOf("lib/subscriptions/lifecycle/activate-subscription")).toEqual([
    "lib/payments/settlement/apply-paid-invoice.ts",
  ]);
  expect(
    importersOf("lib/payments/settlement/apply-paid-invoice").filter((name) =>
      callsIt(name, "applyPaidInvoice"),
    ),
  ).toEqual(["lib/payments/settlement/settle-payment.ts"]);
});

it("staff, the command line or a verified webhook settles, or a sandbox where there is no money: never a page that somebody returned to", () => {
  expect(
    importersOf("lib/payments/settlement/settle-payment")
      .filter((name) => callsIt(name, "settlePayment"))
      .sort(),
  ).toEqual([
    "lib/payments/bank-transfer/approve-payment.ts",
    "lib/payments/bank-transfer/confirm-bank-transfer.ts",
    "lib/payments/bank-transfer/settle-from-statement.ts",
    "lib/payments/kept/spend-kept-payment.ts",
    "lib/payments/settlement/settle-provider-payment.ts",
    "lib/sandbox/pay-in-sandbox.ts",
  ]);
  const pages = files.filter(({ name }) => /^(app\/payment|components\/payment)\//.test(name));
  for (const { name, imports } of pages)
    expect(
      imports.filter(
        (module) => /settle|approve|confirm|webhook/.test(module) && !module.includes("/sandbox/"),
      ),
      name,
    ).toEqual([]);
});

it("a provider's own types and client stay in its folder", () => {
  const foreign = files.filter(({ name, imports }) => {
    const inside = /^lib\/payments\/(stripe|paypal)\//.test(name);
    return !inside && imports.some((module) => module === "stripe" || module.startsWith("@paypal/"));
  });
  // A fault of Stripe's kind that repeating won't heal is told apart where events are applied.
  expect(foreign.map(({ name }) => name)).toEqual(["lib/payments/provider/fault.ts"]);
});

function callsIt(name: string, verb: string): boolean {
  return new RegExp(`\\b${verb}\\(`).test(files.find((file) => file.name === name)?.text ?? "");
}
