import { now } from "@/lib/clock";
import { payPage } from "../pay-page";
import type { WireAnswer, WireRequest } from "../wire";
import { type Endpoints, list, mapOf, ok, refusal } from "./answers";
import type { StripeIntents } from "./intents";
import type { StripeInvoices } from "./invoices";
import { epoch, paidNow, type Row, type StripeRecords } from "./records";
import type { StripeSubscriptions } from "./subscriptions";

/** Checkout sessions with their page, and the prices that they sell at. */
export class StripeSessions {
  constructor(
    private readonly records: StripeRecords,
    private readonly intents: StripeIntents,
    private readonly invoices: StripeInvoices,
    private readonly subscriptions: StripeSubscriptions,
  ) {}

  readonly endpoints: Endpoints = {
    "GET /v1/prices": (_, given) => list(this.#pricesOf(given)),
    "POST /v1/prices": (_, given) => this.#price(given),
    "POST /v1/checkout/sessions": (_, given) => ok(this.#make(given)),
    "POST /v1/checkout/sessions/*/expire": async (id) => {
      if (this.records.get(id).status !== "open")
        return refusal("Only open Checkout Sessions can be expired.");
      await this.expire(id);
      return ok(this.records.get(id));
    },
  };

  async pay(sessionId: string): Promise<Row> {
    const session = this.records.get(sessionId);
    if (session.status !== "open") return session;
    Object.assign(session, { status: "complete", payment_status: "paid" });
    if (session.mode === "subscription") {
      const subscription = this.subscriptions.begin(session);
      session.subscription = subscription.id;
      session.invoice = (await this.invoices.charge(subscription.id, "subscription_create")).id;
      await this.records.happened("customer.subscription.created", subscription);
    } else session.payment_intent = this.intents.make(session).id;
    await this.records.happened("checkout.session.completed", session);
    return session;
  }

  async payLater(sessionId: string): Promise<Row> {
    const session = this.records.get(sessionId);
    if (session.status !== "open") return session;
    Object.assign(session, { status: "complete", payment_status: "unpaid" });
    const intent = this.intents.make(session, "processing");
    if (session.mode === "subscription") {
      const subscription = this.subscriptions.begin(session);
      const invoice = this.invoices.make(subscription, "subscription_create");
      Object.assign(session, { subscription: subscription.id, invoice: invoice.id });
      intent.metadata = {};
      this.invoices.addPayment(invoice, intent, "open");
      await this.records.happened("customer.subscription.created", subscription);
    } else session.payment_intent = intent.id;
    await this.records.happened("payment_intent.processing", intent);
    await this.records.happened("checkout.session.completed", session);
    return session;
  }

  async arrive(sessionId: string): Promise<void> {
    const session = this.records.get(sessionId);
    const intent = this.intents.of(session);
    Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
    Object.assign(session, { payment_status: "paid" });
    if (session.invoice) {
      const invoice = this.records.get(String(session.invoice));
      Object.assign(invoice, { status: "paid", amount_paid: invoice.amount_due, ...paidNow() });
      for (const row of this.records.rows("inpay_")) if (row.invoice === invoice.id) row.status = "paid";
      await this.records.happened("invoice.paid", invoice);
    }
    await this.records.happened("checkout.session.async_payment_succeeded", session);
  }

  async bounce(sessionId: string, message = "Your bank refused the debit."): Promise<void> {
    const session = this.records.get(sessionId);
    const last_payment_error = { type: "card_error", message };
    Object.assign(this.intents.of(session), { status: "requires_payment_method", last_payment_error });
    if (session.invoice)
      await this.records.happened("invoice.payment_failed", this.records.get(String(session.invoice)));
    await this.records.happened("checkout.session.async_payment_failed", session);
  }

  async expire(sessionId: string): Promise<void> {
    const session = this.records.get(sessionId);
    if (session.status !== "open") return;
    Object.assign(session, { status: "expired", url: null });
    await this.records.happened("checkout.session.expired", session);
  }

  async sellElsewhere(written: Record<string, unknown>): Promise<Row> {
    const metadata = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, String(value)]));
    const charged = { mode: "payment", amount_total: 13_900, currency: "usd", metadata };
    const session = this.records.add("cs", "checkout.session", {
      ...charged,
      status: "complete",
      payment_status: "paid",
    });
    session.payment_intent = this.intents.make({ ...session, intent_metadata: metadata }).id;
    await this.records.happened("checkout.session.completed", session);
    return session;
  }

  page(request: WireRequest, sessionId: string): Promise<WireAnswer> {
    const session = this.records.get(sessionId);
    return payPage(request, {
      title: "Stripe Checkout",
      amount: `${Number(session.amount_total) / 100} ${session.currency}`,
      cancelUrl: String(session.cancel_url),
      returnUrl: String(session.success_url),
      pay: () => this.pay(sessionId),
      payLater: () => this.payLater(sessionId),
    });
  }

  #make(given: URLSearchParams): Row {
    const price = given.get("line_items[0][price]");
    const amount = price
      ? Number(this.records.get(price).unit_amount)
      : Number(given.get("line_items[0][price_data][unit_amount]"));
    const currency = price
      ? this.records.get(price).currency
      : given.get("line_items[0][price_data][currency]");
    const session = this.records.add("cs", "checkout.session", {
      mode: given.get("mode"),
      status: "open",
      payment_status: "unpaid",
      amount_total: amount,
      currency,
      price,
      customer: given.get("customer"),
      client_reference_id: given.get("client_reference_id"),
      metadata: mapOf(given, "metadata"),
      subscription_metadata: mapOf(given, "subscription_data[metadata]"),
      intent_metadata: mapOf(given, "payment_intent_data[metadata]"),
      success_url: given.get("success_url"),
      cancel_url: given.get("cancel_url"),
      subscription: null,
      payment_intent: null,
      customer_details: { name: "Petra Payer" },
      expires_at: epoch(now()) + 86_400,
    });
    session.url = `${this.records.url}/pay/${session.id}`;
    return session;
  }

  /** A lookup key belongs to one price, archived or not, until another takes it over. */
  #price(given: URLSearchParams): WireAnswer {
    const [key, interval] = [given.get("lookup_key"), given.get("recurring[interval]")];
    const holder = this.records.rows("price_").find(({ lookup_key }) => key !== null && lookup_key === key);
    if (holder && given.get("transfer_lookup_key") !== "true")
      return refusal(`A price (\`${holder.id}\`) already uses that lookup key.`);
    if (holder) holder.lookup_key = null;
    const price = this.records.add("price", "price", {
      lookup_key: key,
      unit_amount: Number(given.get("unit_amount")),
      currency: given.get("currency"),
      recurring: interval ? { interval, interval_count: 1 } : null,
      active: true,
    });
    return ok(price);
  }

  #pricesOf(given: URLSearchParams): Row[] {
    const isAsked = ({ lookup_key, active }: Row) =>
      lookup_key === given.get("lookup_keys[0]") && (active || given.get("active") !== "true");
    return this.records.rows("price_").filter(isAsked);
  }
}
