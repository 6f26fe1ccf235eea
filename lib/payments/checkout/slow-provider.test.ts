/**
 * Guards lib/payments/checkout/start-checkout.ts, lib/payments/provider/ask-provider.ts,
 * lib/payments/stripe/api/client.ts, lib/payments/paypal/client.ts.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { resetEnv } from "@/lib/env";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { PaypalStandIn } from "@/test/providers/paypal";
import { StripeStandIn } from "@/test/providers/stripe";
import { startCheckout } from "./start-checkout";

useDatabase();
const stripe = new StripeStandIn();
const paypal = new PaypalStandIn();
const SLOW = { stripe, paypal };
/** As long as a person may be left waiting for an answer. */
const PATIENCE_MS = 25_000;

beforeAll(async () => {
  await Promise.all([stripe.start(), paypal.start()]);
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: stripe.url,
    PAYPAL_CLIENT_ID: paypal.clientId,
    PAYPAL_CLIENT_SECRET: paypal.clientSecret,
    PAYPAL_WEBHOOK_ID: paypal.webhookId,
    PAYPAL_API_BASE: paypal.url,
  });
  resetEnv();
});
afterAll(() => Promise.all([stripe.stop(), paypal.stop()]));

it.concurrent.each([
  ["stripe", "cs_"],
  ["paypal", "ORDER"],
] as const)(
  "%s too slow: said in time, the invoice stays open, and trying again opens the page that was made meanwhile",
  async (paymentMethod, made) => {
    const provider = SLOW[paymentMethod];
    const accountId = await pendingAccount();
    const checkout = () => startCheckout({ accountId, paymentMethod, actor: "user:1" });
    const other = await startCheckout({ accountId: await pendingAccount(), paymentMethod, actor: "user:1" });
    expect(other).toHaveProperty("url");
    const before = provider.rows(made).length;
    provider.slownessMs = 12_000;
    const started = Date.now();
    await expect(checkout()).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(Date.now() - started).toBeLessThan(PATIENCE_MS);
    expect((await accountState(accountId)).invoices).toMatchObject([{ status: "open" }]);
    provider.slownessMs = 0;
    const again = await checkout();
    expect(
      provider.rows(made).filter(({ url, links }) => JSON.stringify([url, links]).includes(pathOf(again))),
    ).toHaveLength(1);
    expect(provider.rows(made)).toHaveLength(before + 1);
  },
  60_000,
);

const pathOf = (page: object) => ("url" in page ? new URL(String(page.url)).pathname : "none");
