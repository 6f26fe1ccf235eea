import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll } from "vitest";
import { POST } from "@/app/api/webhooks/paypal/route";
import { asSystem, payments } from "@/db";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { pendingAccount } from "../factories";
import { type PaypalEvent, PaypalStandIn } from "./paypal";

/** PayPal's stand-in for the tests of a file, with what its payers do. */
export function usePaypal() {
  const paypal = new PaypalStandIn();
  beforeAll(async () => {
    await paypal.start();
    process.env.PAYPAL_CLIENT_ID = paypal.clientId;
    process.env.PAYPAL_CLIENT_SECRET = paypal.clientSecret;
    process.env.PAYPAL_WEBHOOK_ID = paypal.webhookId;
    process.env.PAYPAL_API_BASE = paypal.url;
    resetEnv();
  });
  afterEach(() => {
    setClock(undefined);
    Object.assign(paypal, {
      isDown: false,
      losesAnswers: 0,
      turnsAway: undefined,
      refundStatus: "COMPLETED",
      leavesSumsOut: false,
    });
  });
  afterAll(() => paypal.stop());

  const deliver = (event: PaypalEvent) => {
    const body = JSON.stringify(event, null, 2);
    const request = { method: "POST", body, headers: paypal.headers(body) };
    return POST(new Request("http://localhost/api/webhooks/paypal", request));
  };

  /** PayPal tells of everything since then; answers the statuses that it got. */
  async function hear(since: number): Promise<number[]> {
    const statuses: number[] = [];
    for (const event of paypal.events.slice(since)) statuses.push((await deliver(event)).status);
    return statuses;
  }

  async function orderOf(accountId: number): Promise<string> {
    const started = await startCheckout({ accountId, paymentMethod: "paypal", actor: "user:1" });
    return ("url" in started ? started.url : "").split("/").at(-1) ?? "";
  }

  /** An account whose first invoice was paid with PayPal. */
  async function paidAccount() {
    const accountId = await pendingAccount();
    const since = paypal.events.length;
    const orderId = await orderOf(accountId);
    await paypal.approve(orderId);
    await hear(since);
    return { accountId, orderId, payment: await paymentOf(accountId) };
  }

  return { paypal, deliver, hear, orderOf, paidAccount };
}

export async function paymentOf(accountId: number) {
  const [payment] = await asSystem((tx) =>
    tx.select().from(payments).where(eq(payments.accountId, accountId)),
  );
  return payment!;
}
