import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll } from "vitest";
import { POST } from "@/app/api/webhooks/stripe/route";
import { asSystem } from "@/db";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { TASKS } from "@/lib/server/jobs/tasks";
import { pendingAccount } from "../factories";
import { type StripeEvent, StripeStandIn } from "./stripe";

/** Stripe's stand-in for the tests of a file, with what its customers and its queue do. */
export function useStripe() {
  const stripe = new StripeStandIn();
  beforeAll(async () => {
    await stripe.start();
    process.env.STRIPE_SECRET_KEY = stripe.secretKey;
    process.env.STRIPE_WEBHOOK_SECRET = stripe.webhookSecret;
    process.env.STRIPE_API_BASE = stripe.url;
    resetEnv();
  });
  afterEach(() => setClock(undefined));
  afterAll(() => stripe.stop());

  async function deliver(event: StripeEvent): Promise<Response> {
    const body = JSON.stringify(event);
    const headers = { "stripe-signature": stripe.signature(body) };
    return POST(new Request("http://localhost/api/webhooks/stripe", { method: "POST", body, headers }));
  }

  /** Stripe tells of everything since then; answers the statuses that it got. */
  async function hear(since: number): Promise<number[]> {
    const statuses: number[] = [];
    for (const event of stripe.events.slice(since)) statuses.push((await deliver(event)).status);
    return statuses;
  }

  const pageOf = async (accountId: number): Promise<string> => {
    const started = await startCheckout({ accountId, paymentMethod: "stripe", actor: "user:1" });
    return ("url" in started ? started.url : "").split("/").at(-1) ?? "";
  };

  /** Pays what is open on Stripe's page, and Stripe tells. Answers its subscription. */
  async function payByCard(accountId: number): Promise<string> {
    const since = stripe.events.length;
    const session = await stripe.pay(await pageOf(accountId));
    await hear(since);
    return String(session.subscription);
  }

  /** An account whose card is charged automatically from now on. */
  async function byCard(plan = "growth") {
    const accountId = await pendingAccount(plan);
    const stripeId = await payByCard(accountId);
    await runQueued();
    return { accountId, stripeId };
  }

  const subscriptionAt = (id: string) => stripe.rows("sub_").find((row) => row.id === id)!;

  return { stripe, deliver, hear, pageOf, payByCard, byCard, subscriptionAt };
}

/** Runs the jobs about Stripe that wait, and takes them out of the queue. */
export async function runQueued(): Promise<void> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ task: keyof typeof TASKS; payload: Record<string, unknown> }>(sql`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier like '%stripe%'
      returning t.identifier as task, j.payload`),
  );
  for (const { task, payload } of rows) await TASKS[task]?.(payload, undefined as never);
}
