import { now } from "@/lib/clock";
import { addMonths } from "@/lib/time/months";
import { type Endpoints, ok } from "./answers";
import type { StripeInvoices } from "./invoices";
import { epoch, type Row, type StripeRecords } from "./records";

/** Subscriptions and their cycles. */
export class StripeSubscriptions {
  constructor(
    private readonly records: StripeRecords,
    private readonly invoices: StripeInvoices,
  ) {}

  readonly endpoints: Endpoints = {
    "POST /v1/subscriptions/*": async (id, given) => ok(await this.#update(id, given)),
    "DELETE /v1/subscriptions/*": async (id) => {
      await this.cancel(id);
      return ok(this.records.get(id));
    },
  };

  /** What a paid checkout session begins. */
  begin(session: Row): Row {
    const price = this.records.get(String(session.price));
    const { amount_total: amount, currency, subscription_metadata: metadata } = session;
    const months = (price.recurring as { interval: string }).interval === "year" ? 12 : 1;
    const period = {
      current_period_start: epoch(now()),
      current_period_end: epoch(addMonths(now(), months)),
    };
    const item = { id: `si_${this.records.number()}`, object: "subscription_item", price, ...period };
    const items = { object: "list", data: [item], has_more: false };
    const state = { status: "active", cancel_at_period_end: false };
    const { customer } = session;
    const default_payment_method = this.records.add("pm", "payment_method", { customer }).id;
    const who = { customer, default_payment_method };
    return this.records.add("sub", "subscription", { ...state, ...who, amount, currency, metadata, items });
  }

  async renewIfDue(subscriptionId: string): Promise<Row | undefined> {
    const subscription = this.records.get(subscriptionId);
    const item = itemOf(subscription);
    if (subscription.status === "canceled" || item.current_period_end > epoch(now())) return undefined;
    if (subscription.pause_collection) return this.draftIfDue(subscriptionId);
    this.#beginPeriod(item);
    return this.invoices.charge(subscriptionId);
  }

  draftIfDue(subscriptionId: string): Row | undefined {
    const subscription = this.records.get(subscriptionId);
    const item = itemOf(subscription);
    if (subscription.status === "canceled" || item.current_period_end > epoch(now())) return undefined;
    this.#beginPeriod(item);
    const invoice = this.invoices.make(subscription, "subscription_cycle");
    const status = subscription.pause_collection ? "void" : "draft";
    return Object.assign(invoice, { status, auto_advance: true, hosted_invoice_url: null });
  }

  #beginPeriod(item: Item): void {
    const months = item.price.recurring.interval === "year" ? 12 : 1;
    item.current_period_start = item.current_period_end;
    item.current_period_end = epoch(addMonths(new Date(item.current_period_start * 1000), months));
  }

  async touch(subscriptionId: string): Promise<void> {
    await this.records.happened("customer.subscription.updated", this.records.get(subscriptionId));
  }

  async cancel(subscriptionId: string): Promise<void> {
    const subscription = this.records.get(subscriptionId);
    if (subscription.status === "canceled") return;
    subscription.status = "canceled";
    await this.records.happened("customer.subscription.deleted", subscription);
  }

  async #update(id: string, given: URLSearchParams): Promise<Row> {
    const subscription = this.records.get(id);
    if (given.has("cancel_at_period_end")) {
      subscription.cancel_at_period_end = given.get("cancel_at_period_end") === "true";
    }
    const behavior = given.get("pause_collection[behavior]");
    if (behavior) subscription.pause_collection = { behavior, resumes_at: null };
    if (given.get("pause_collection") === "") subscription.pause_collection = null;
    const price = given.get("items[0][price]");
    const item = itemOf(subscription);
    if (price) {
      item.price = this.records.get(price) as Item["price"];
      subscription.amount = item.price.unit_amount;
    }
    // The cycle restarts when this "trial" ends.
    const trialEnd = given.get("trial_end");
    if (trialEnd) item.current_period_end = Number(trialEnd);
    if (trialEnd) subscription.status = "trialing";
    await this.records.happened("customer.subscription.updated", subscription);
    return subscription;
  }
}

interface Item {
  current_period_start: number;
  current_period_end: number;
  price: Row & { recurring: { interval: string } };
}

const itemOf = (subscription: Row) => (subscription.items as { data: [Item] }).data[0];
