import { POST as hearPaypal } from "@/app/api/webhooks/paypal/route";
import { POST as hearStripe } from "@/app/api/webhooks/stripe/route";
import type { PaypalEvent, PaypalStandIn } from "@/test/providers/paypal";
import type { StripeEvent, StripeStandIn } from "@/test/providers/stripe";

type Event = { from: "stripe"; event: StripeEvent } | { from: "paypal"; event: PaypalEvent };

/** How what the providers have to tell arrives. */
export type Order = "inOrder" | "backwards" | "twice";

/** Events on their way: what happened at the providers, and the product has not accepted yet. */
export class News {
  readonly #stripe: StripeStandIn;
  readonly #paypal: PaypalStandIn;
  readonly #seen = { stripe: 0, paypal: 0 };
  #waiting: Event[] = [];
  /** How many never arrived. */
  lost = 0;

  constructor(stripe: StripeStandIn, paypal: PaypalStandIn) {
    this.#stripe = stripe;
    this.#paypal = paypal;
  }

  get waiting(): number {
    this.#collect();
    return this.#waiting.length;
  }

  /** Delivers what waits. An answer of 5xx or 429 makes the provider send it again: it stays. Answers how many came. */
  async deliver(order: Order): Promise<number> {
    this.#collect();
    const batch = arrange(this.#waiting, order);
    this.#waiting = [];
    for (const one of batch) {
      const { status } = await this.#send(one);
      const again = status >= 500 || status === 429;
      if (again && !this.#waiting.includes(one)) this.#waiting.push(one);
    }
    return batch.length;
  }

  /** The first one never arrives. */
  lose(): void {
    this.#collect();
    if (this.#waiting.shift()) this.lost += 1;
  }

  #collect(): void {
    const stripe = this.#stripe.events.slice(this.#seen.stripe);
    const paypal = this.#paypal.events.slice(this.#seen.paypal);
    this.#seen.stripe += stripe.length;
    this.#seen.paypal += paypal.length;
    this.#waiting.push(
      ...stripe.map((event) => ({ from: "stripe" as const, event })),
      ...paypal.map((event) => ({ from: "paypal" as const, event })),
    );
  }

  #send({ from, event }: Event): Promise<Response> {
    const body = JSON.stringify(event);
    const stripe = from === "stripe";
    const headers: Record<string, string> = stripe
      ? { "stripe-signature": this.#stripe.signature(body) }
      : this.#paypal.headers(body);
    const request = new Request(`http://localhost/api/webhooks/${from}`, { method: "POST", body, headers });
    return stripe ? hearStripe(request) : hearPaypal(request);
  }
}

function arrange(waiting: Event[], order: Order): Event[] {
  if (order === "backwards") return [...waiting].reverse();
  return order === "twice" ? [...waiting, ...waiting] : waiting;
}
