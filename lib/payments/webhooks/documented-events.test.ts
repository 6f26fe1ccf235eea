/** Guards lib/payments/stripe/apply-stripe-event.ts, lib/payments/paypal/apply-paypal-event.ts, docs/deploy.md. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PAYPAL_EVENTS } from "../paypal/apply-paypal-event";
import { STRIPE_EVENTS } from "../stripe/apply-stripe-event";

const guide = readFileSync("docs/deploy.md", "utf8");
const section = guide.split("### The providers' events")[1]?.split("\n## ")[0] ?? "";
const documented = [...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort();

it("docs/deploy.md names every event to enable at Stripe and PayPal", () => {
  expect(documented).toEqual([...STRIPE_EVENTS, ...PAYPAL_EVENTS].sort());
});
