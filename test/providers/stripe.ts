import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/lib/clock";
import { addMonths } from "@/lib/time/months";
import { Outages } from "./outages";
import { payPage } from "./pay-page";
import { endpointOf, unknownParameter } from "./stripe-parameters";
import { listen, type WireAnswer, type WireRequest } from "./wire";

type Row = Record<string, unknown> & { id: string };

export interface StripeEvent {
  id: string;
  object: "event";
  type: string;
  created: number;
  data: { object: Row };
}

/**
 * Stripe as far as we use it, on this machine: its paths, form encoding, idempotency keys, errors and signatures. It
 * refuses parameters that Stripe does not know.
 */
export class StripeStandIn {
  readonly secretKey = "sk_test_stand_in";
  readonly webhookSecret = "whsec_stand_in";
  readonly events: StripeEvent[] = [];
  /** Where events are sent when they happen; tests leave it out and deliver by hand. */
  webhookUrl: string | undefined;
  /** Answers 503 to everything, as a provider that is down. */
  isDown = false;
  /** The next request that would be done fails after it was understood: Stripe keeps that answer for its key. */
  failsNext = false;
  /** So many of the next answers to something done are lost on their way. The SDK asks twice. */
  losesAnswers = 0;
  /** The state of the next refunds: one that waits for our balance is `pending`. */
  refundStatus: "succeeded" | "pending" = "succeeded";
  /** What the bank of a stored card says when it is charged and nobody is there; a debit takes days. */
  storedCard: "pays" | "declined" | "asks" | "takes-days" = "pays";
  /** Answers only after so long: what was asked for is done all the same. */
  slownessMs = 0;
  url = "";
  readonly #outages = new Outages();
  readonly #rows = new Map<string, Row>();
  readonly #kept = new Map<string, { fingerprint: string; answer: WireAnswer }>();
  #counter = 0;
  #close: () => Promise<void> = async () => {};

  async start(port = 0): Promise<this> {
    const { url, close } = await listen((request) => this.#answerInTime(request), port);
    this.url = url;
    this.#close = close;
    return this;
  }

  stop(): Promise<void> {
    return this.#close();
  }

  rows(prefix: string): Row[] {
    return [...this.#rows.values()].filter(({ id }) => id.startsWith(prefix));
  }

  /** The header that Stripe sends with this body. */
  signature(payload: string, at = Math.floor(Date.now() / 1000)): string {
    const signed = createHmac("sha256", this.webhookSecret).update(`${at}.${payload}`).digest("hex");
    return `t=${at},v1=${signed}`;
  }

  /** What happens when somebody presses "Pay" on the checkout page. */
  async pay(sessionId: string): Promise<Row> {
    const session = this.#get(sessionId);
    if (session.status !== "open") return session;
    Object.assign(session, { status: "complete", payment_status: "paid" });
    if (session.mode === "subscription") {
      const subscription = this.#subscribe(session);
      session.subscription = subscription.id;
      session.invoice = (await this.charge(subscription.id, "subscription_create")).id;
      await this.#happened("customer.subscription.created", subscription);
    } else session.payment_intent = this.#intent(session).id;
    await this.#happened("checkout.session.completed", session);
    return session;
  }

  /** Somebody pays with a bank debit or a voucher: the page is finished, and the money takes days. */
  async payLater(sessionId: string): Promise<Row> {
    const session = this.#get(sessionId);
    if (session.status !== "open") return session;
    Object.assign(session, { status: "complete", payment_status: "unpaid" });
    const intent = this.#intent(session, "processing");
    if (session.mode === "subscription") {
      const subscription = this.#subscribe(session);
      const invoice = this.#invoice(subscription, "subscription_create");
      Object.assign(session, { subscription: subscription.id, invoice: invoice.id });
      intent.metadata = {};
      this.#add("inpay", "invoice_payment", {
        status: "open",
        invoice: invoice.id,
        payment: { type: "payment_intent", payment_intent: intent.id },
      });
      await this.#happened("customer.subscription.created", subscription);
    } else session.payment_intent = intent.id;
    await this.#happened("payment_intent.processing", intent);
    await this.#happened("checkout.session.completed", session);
    return session;
  }

  /** The money of such a payment has come ... */
  async arrive(sessionId: string): Promise<void> {
    const session = this.#get(sessionId);
    const intent = this.#intentOf(session);
    Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
    Object.assign(session, { payment_status: "paid" });
    if (session.invoice) {
      const invoice = this.#get(String(session.invoice));
      Object.assign(invoice, { status: "paid", amount_paid: invoice.amount_due });
      for (const row of this.rows("inpay_")) if (row.invoice === invoice.id) row.status = "paid";
      await this.#happened("invoice.paid", invoice);
    }
    await this.#happened("checkout.session.async_payment_succeeded", session);
  }

  /** ... or does not: the payer's bank refuses it. */
  async bounce(sessionId: string, message = "Your bank refused the debit."): Promise<void> {
    const session = this.#get(sessionId);
    const last_payment_error = { type: "card_error", message };
    Object.assign(this.#intentOf(session), { status: "requires_payment_method", last_payment_error });
    if (session.invoice) await this.#happened("invoice.payment_failed", this.#get(String(session.invoice)));
    await this.#happened("checkout.session.async_payment_failed", session);
  }

  #intentOf({ invoice, payment_intent }: Row): Row {
    const paid = this.rows("inpay_").find((row) => row.invoice === invoice);
    const ofInvoice = (paid?.payment as { payment_intent: string } | undefined)?.payment_intent;
    return this.#get(String(payment_intent ?? ofInvoice));
  }

  /** Nobody paid on the page for a day. */
  async expire(sessionId: string): Promise<void> {
    const session = this.#get(sessionId);
    if (session.status !== "open") return;
    Object.assign(session, { status: "expired", url: null });
    await this.#happened("checkout.session.expired", session);
  }

  /** Charges the next period of a subscription, as Stripe does automatically. */
  charge(subscriptionId: string, reason = "subscription_cycle"): Promise<Row> {
    return this.payInvoice(this.#invoice(this.#get(subscriptionId), reason).id);
  }

  /** The card is declined: the invoice stays open, with a page of its own, and Stripe tries again some days later. */
  async decline(subscriptionId: string, message = "Your card was declined."): Promise<Row> {
    const last_payment_error = { type: "card_error", code: "card_declined", message };
    const { invoice } = this.#try(subscriptionId, { status: "requires_payment_method", last_payment_error });
    await this.#happened("invoice.payment_failed", invoice);
    return invoice;
  }

  /** The card's bank wants its holder to confirm a renewal (3-D Secure). */
  async askForAction(subscriptionId: string): Promise<Row> {
    const { invoice } = this.#try(subscriptionId, { status: "requires_action" });
    await this.#happened("invoice.payment_action_required", invoice);
    return invoice;
  }

  /** The next period is debited from a bank account, which takes days ... */
  async debit(subscriptionId: string): Promise<Row> {
    const { invoice, intent } = this.#try(subscriptionId, { status: "processing" });
    await this.#happened("payment_intent.processing", intent);
    return invoice;
  }

  /** ... and the bank sends it back. `payInvoice` is the other end. */
  async returnDebit(invoiceId: string, message: string): Promise<void> {
    const last_payment_error = { type: "invalid_request_error", message };
    Object.assign(this.#intentOf({ id: "", invoice: invoiceId }), {
      status: "requires_payment_method",
      last_payment_error,
    });
    await this.#happened("invoice.payment_failed", this.#get(invoiceId));
  }

  /** The next period's invoice, and what became of charging it. */
  #try(subscriptionId: string, state: Record<string, unknown>): { invoice: Row; intent: Row } {
    const invoice = this.#invoice(this.#get(subscriptionId), "subscription_cycle");
    invoice.attempted = true;
    const { amount_due: amount, currency } = invoice;
    const charge = { amount, amount_received: 0, currency, metadata: {} };
    const intent = this.#add("pi", "payment_intent", { ...charge, last_payment_error: null, ...state });
    const payment = { type: "payment_intent", payment_intent: intent.id };
    this.#add("inpay", "invoice_payment", { status: "open", invoice: invoice.id, payment });
    return { invoice, intent };
  }

  /**
   * What Stripe does on its own when a cycle is over: the next one begins, and is charged unless collection is paused.
   * Undefined before that.
   */
  async renewIfDue(subscriptionId: string): Promise<Row | undefined> {
    const subscription = this.#get(subscriptionId);
    const item = itemOf(subscription);
    if (subscription.status === "canceled" || item.current_period_end > epoch(now())) return undefined;
    if (subscription.pause_collection) return this.draftIfDue(subscriptionId);
    this.#beginPeriod(item);
    return this.charge(subscriptionId);
  }

  /**
   * The same as Stripe does it: the next cycle's invoice is a draft for about an hour (docs.stripe.com/invoicing/overview),
   * which `finalizeDrafts` then charges. While collection is paused with `void` it is void immediately.
   */
  draftIfDue(subscriptionId: string): Row | undefined {
    const subscription = this.#get(subscriptionId);
    const item = itemOf(subscription);
    if (subscription.status === "canceled" || item.current_period_end > epoch(now())) return undefined;
    this.#beginPeriod(item);
    const invoice = this.#invoice(subscription, "subscription_cycle");
    const status = subscription.pause_collection ? "void" : "draft";
    return Object.assign(invoice, { status, auto_advance: true, hosted_invoice_url: null });
  }

  /** The hour is over: drafts that advance automatically are charged, also those of a subscription that was ended. */
  async finalizeDrafts(): Promise<void> {
    for (const draft of this.rows("in_").filter((row) => row.status === "draft" && row.auto_advance)) {
      this.#finalize(draft);
      await this.payInvoice(draft.id);
    }
  }

  #beginPeriod(item: Item): void {
    const months = item.price.recurring.interval === "year" ? 12 : 1;
    item.current_period_start = item.current_period_end;
    item.current_period_end = epoch(addMonths(new Date(item.current_period_start * 1000), months));
  }

  #finalize(draft: Row): Row {
    return Object.assign(draft, { status: "open", hosted_invoice_url: `${this.url}/invoices/${draft.id}` });
  }

  #invoice(subscription: Row, billing_reason: string): Row {
    const { metadata, currency, amount } = subscription;
    const subscription_details = { subscription: subscription.id, metadata };
    const parent = { type: "subscription_details", subscription_details };
    const state = { status: "open", billing_reason, currency, amount_due: amount, amount_paid: 0 };
    const invoice = this.#add("in", "invoice", { ...state, customer_name: "Petra Payer", parent });
    invoice.hosted_invoice_url = `${this.url}/invoices/${invoice.id}`;
    return invoice;
  }

  /** The money of an open invoice, from the card on file or through the invoice's own page. */
  async payInvoice(id: string): Promise<Row> {
    const invoice = this.#get(id);
    if (invoice.status !== "open") return invoice;
    this.#chargeInvoice(invoice);
    Object.assign(invoice, { status: "paid", attempted: true, amount_paid: invoice.amount_due });
    await this.#happened("invoice.paid", invoice);
    return invoice;
  }

  /** A charge without its cardholder (docs.stripe.com/payments/save-and-reuse): a refusal is a 402 that holds the charge. */
  async #chargeStored(given: URLSearchParams): Promise<WireAnswer> {
    const method = given.get("payment_method") ?? "";
    if (!this.#rows.has(method)) return missing(method, "payment_method");
    const amount = Number(given.get("amount"));
    const intent = this.#add("pi", "payment_intent", {
      ...{ amount, amount_received: 0, currency: given.get("currency"), metadata: mapOf(given, "metadata") },
      ...{ customer: given.get("customer"), payment_method: method, last_payment_error: null },
    });
    if (this.storedCard === "takes-days") {
      await this.#happened("payment_intent.processing", Object.assign(intent, { status: "processing" }));
      return ok(intent);
    }
    if (this.storedCard === "pays") {
      await this.#succeed(intent);
      return ok(intent);
    }
    const asks = this.storedCard === "asks";
    const error = {
      ...{ type: "card_error", code: asks ? "authentication_required" : "card_declined" },
      decline_code: asks ? "authentication_required" : "generic_decline",
      message: asks
        ? "Your card was declined. This transaction requires authentication."
        : "Your card was declined.",
    };
    Object.assign(intent, { status: "requires_payment_method", last_payment_error: error });
    await this.#happened("payment_intent.payment_failed", intent);
    return { status: 402, body: { error: { ...error, payment_intent: { ...intent } } } };
  }

  async #succeed(intent: Row): Promise<void> {
    Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
    await this.#happened("payment_intent.succeeded", intent);
  }

  /** A debit of the stored way to pay has arrived, or has not. */
  async endDebit(id: string, outcome: "arrives" | "bounces"): Promise<void> {
    const intent = this.#get(id);
    if (outcome === "arrives") return this.#succeed(intent);
    const last_payment_error = { type: "card_error", message: "Your bank refused the debit." };
    Object.assign(intent, { status: "requires_payment_method", last_payment_error });
    await this.#happened("payment_intent.payment_failed", intent);
  }

  async #cancelIntent(id: string): Promise<WireAnswer> {
    const intent = this.#get(id);
    if (intent.status === "succeeded" || intent.status === "canceled")
      return failure(
        400,
        "invalid_request_error",
        `You cannot cancel this PaymentIntent because it has a status of ${String(intent.status)}.`,
        { code: "payment_intent_unexpected_state" },
      );
    Object.assign(intent, { status: "canceled" });
    await this.#happened("payment_intent.canceled", intent);
    return ok(intent);
  }

  /** With the payment intent of the tries before it, where there is one: each invoice has a single one. */
  #chargeInvoice(invoice: Row): void {
    const { currency, amount_due: amount } = invoice;
    const tried = this.rows("inpay_").find((row) => row.invoice === invoice.id);
    const intent = tried ? this.#intentOf({ id: "", invoice: invoice.id }) : undefined;
    const charged = { status: "succeeded", currency, amount, amount_received: amount };
    if (tried && intent) {
      Object.assign(intent, charged, { last_payment_error: null });
      tried.status = "paid";
      return;
    }
    const made = this.#add("pi", "payment_intent", { ...charged, metadata: {} });
    const payment = { type: "payment_intent", payment_intent: made.id };
    this.#add("inpay", "invoice_payment", { status: "paid", invoice: invoice.id, payment });
  }

  #finalizeAsked(id: string, given: URLSearchParams): WireAnswer {
    const invoice = this.#get(id);
    if (invoice.status !== "draft")
      return failure(
        400,
        "invalid_request_error",
        "This invoice is already finalized, you can't re-finalize it.",
      );
    const auto_advance = given.get("auto_advance") !== "false";
    return ok(Object.assign(this.#finalize(invoice), { auto_advance }));
  }

  /** Its page is gone, and nobody can pay it anymore. */
  #void(id: string): WireAnswer {
    const invoice = this.#get(id);
    if (invoice.status !== "open")
      return failure(400, "invalid_request_error", `You can only void open invoices: ${id}.`);
    return ok(Object.assign(invoice, { status: "void" }));
  }

  /** A pending refund has left. */
  async finishRefund(id: string): Promise<void> {
    const refund = Object.assign(this.#get(id), { status: "succeeded" });
    await this.#happened("refund.updated", refund);
  }

  /** The payer's bank sends a refund back. */
  async failRefund(id: string): Promise<void> {
    const refund = Object.assign(this.#get(id), { status: "failed" });
    await this.#happened("refund.failed", refund);
  }

  async refund(paymentIntentId: string, amount: number, metadata = {}): Promise<Row> {
    const refund = this.#add("re", "refund", {
      status: this.refundStatus,
      payment_intent: paymentIntentId,
      amount,
      metadata,
    });
    await this.#happened("refund.created", refund);
    await this.#happened("charge.refunded", { id: `ch_${refund.id}`, payment_intent: paymentIntentId });
    return refund;
  }

  /** Never more than was charged: "Refund amount is greater than unrefunded amount on charge". */
  async #refundAsked(given: URLSearchParams): Promise<WireAnswer> {
    const intent = given.get("payment_intent") ?? "";
    const amount = Number(given.get("amount"));
    const before = this.rows("re_").filter((row) => row.payment_intent === intent && row.status !== "failed");
    const refunded = before.reduce((sum, row) => sum + Number(row.amount), 0);
    if (refunded + amount > Number(this.#get(intent).amount))
      return failure(
        400,
        "invalid_request_error",
        "Refund amount is greater than unrefunded amount on charge.",
      );
    return ok(await this.refund(intent, amount, mapOf(given, "metadata")));
  }

  /** The cardholder's bank takes a charge up ... */
  async dispute(paymentIntentId: string, reason = "fraudulent"): Promise<Row> {
    const dispute = this.#add("dp", "dispute", {
      amount: this.#get(paymentIntentId).amount,
      status: "needs_response",
      payment_intent: paymentIntentId,
      reason,
    });
    await this.#happened("charge.dispute.created", dispute);
    return dispute;
  }

  /** ... and decides: "won" or "lost". */
  async closeDispute(id: string, status: "won" | "lost"): Promise<void> {
    const dispute = Object.assign(this.#get(id), { status });
    await this.#happened("charge.dispute.closed", dispute);
  }

  /** Somebody changed something in the dashboard. */
  async touch(subscriptionId: string): Promise<void> {
    await this.#happened("customer.subscription.updated", this.#get(subscriptionId));
  }

  /** Somebody else who uses the same account at Stripe has sold something, with this written on it. */
  async foreignSession(written: Record<string, unknown>): Promise<Row> {
    const metadata = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, String(value)]));
    const charged = { mode: "payment", amount_total: 13_900, currency: "usd", metadata };
    const session = this.#add("cs", "checkout.session", {
      ...charged,
      status: "complete",
      payment_status: "paid",
    });
    session.payment_intent = this.#intent({ ...session, intent_metadata: metadata }).id;
    await this.#happened("checkout.session.completed", session);
    return session;
  }

  /** A day is over: Stripe answers a key that it had as a new one. */
  forgetKeys(): void {
    this.#kept.clear();
  }

  /** Somebody deleted it in the dashboard, or the keys are another account's now. */
  forget(id: string): void {
    this.#rows.delete(id);
  }

  async cancel(subscriptionId: string): Promise<void> {
    const subscription = this.#get(subscriptionId);
    if (subscription.status === "canceled") return;
    subscription.status = "canceled";
    await this.#happened("customer.subscription.deleted", subscription);
  }

  async #happened(type: string, object: Row): Promise<void> {
    const id = `evt_${++this.#counter}`;
    const event: StripeEvent = {
      id,
      object: "event",
      type,
      created: seconds(),
      data: { object: { ...object } },
    };
    this.events.push(event);
    if (!this.webhookUrl) return;
    const payload = JSON.stringify(event);
    const headers = { "content-type": "application/json", "stripe-signature": this.signature(payload) };
    await fetch(this.webhookUrl, { method: "POST", body: payload, headers }).catch(() => undefined);
  }

  async #answerInTime(request: WireRequest): Promise<WireAnswer> {
    const answer = await this.#answer(request);
    if (request.method === "POST" && this.losesAnswers > 0) {
      this.losesAnswers -= 1;
      return { ...answer, isLost: true };
    }
    if (this.slownessMs > 0) await sleep(this.slownessMs, undefined, { ref: false });
    return answer;
  }

  async #answer(request: WireRequest): Promise<WireAnswer> {
    const control = this.#outages.control(request);
    if (control) return control;
    if (this.isDown || this.#outages.hit(request)) return failure(503, "api_error", "Stripe is down.");
    const page = /^\/pay\/(\w+)$/.exec(request.path)?.[1];
    if (page) return this.#page(request, page);
    const portal = /^\/portal\/(\w+)$/.exec(request.path)?.[1];
    if (portal) return this.#portalPage(portal);
    if (!request.headers.authorization?.startsWith("Bearer sk_"))
      return failure(401, "authentication_error", "No key.");
    const endpoint = endpointOf(request.method, request.path);
    if (!endpoint)
      return failure(404, "invalid_request_error", `Unrecognized request URL (${request.path}).`);
    const parameters = new URLSearchParams(request.method === "GET" ? request.query : request.body);
    const unknown = unknownParameter(endpoint, parameters.keys());
    if (unknown) return failure(400, "invalid_request_error", `Received unknown parameter: ${unknown}`);
    const customer = request.method === "POST" ? parameters.get("customer") : null;
    if (customer && !this.#rows.has(customer)) return missing(customer, "customer");
    return this.#once(request, () => this.#do(endpoint, idIn(request.path), parameters));
  }

  /** The same key with the same request: the first answer. With another one: refused. */
  async #once(request: WireRequest, work: () => Promise<WireAnswer>): Promise<WireAnswer> {
    const key = request.headers["idempotency-key"];
    if (typeof key !== "string" || request.method !== "POST") return work();
    const fingerprint = `${request.path} ${request.body}`;
    const kept = this.#kept.get(key);
    if (kept && kept.fingerprint !== fingerprint) {
      return failure(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters.",
      );
    }
    if (kept) return { ...kept.answer, headers: { "idempotent-replayed": "true" } };
    const answer = this.failsNext ? failure(500, "api_error", "Something broke at Stripe.") : await work();
    this.failsNext = false;
    this.#kept.set(key, { fingerprint, answer });
    return answer;
  }

  async #do(endpoint: string, id: string, given: URLSearchParams): Promise<WireAnswer> {
    switch (endpoint) {
      case "POST /v1/customers":
        return ok(
          this.#add("cus", "customer", {
            name: given.get("name"),
            email: given.get("email"),
            metadata: mapOf(given, "metadata"),
          }),
        );
      case "POST /v1/customers/*":
        return ok(
          Object.assign(this.#get(id), {
            ...Object.fromEntries([...given].filter(([name]) => name === "name" || name === "email")),
            address: mapOf(given, "address"),
            custom_fields: customFieldsOf(given),
          }),
        );
      case "GET /v1/customers/*/tax_ids":
        return this.#rows.has(id)
          ? list(this.rows("txi_").filter(({ customer }) => customer === id))
          : missing(id, "customer");
      case "POST /v1/customers/*/tax_ids":
        return this.#addTaxId(id, given);
      case "DELETE /v1/customers/*/tax_ids/*":
        this.forget(id);
        return ok({ id, object: "tax_id", deleted: true });
      case "DELETE /v1/customers/*":
        return ok(await this.#deleteCustomer(id));
      case "GET /v1/prices":
        return list(
          this.rows("price_").filter(({ lookup_key }) => lookup_key === given.get("lookup_keys[0]")),
        );
      case "POST /v1/prices":
        return ok(this.#price(given));
      case "POST /v1/checkout/sessions":
        return ok(this.#session(given));
      case "POST /v1/checkout/sessions/*/expire":
        if (this.#get(id).status !== "open")
          return failure(400, "invalid_request_error", "Only open Checkout Sessions can be expired.");
        await this.expire(id);
        return ok(this.#get(id));
      case "POST /v1/invoices/*/void":
        return this.#void(id);
      case "POST /v1/invoices/*/finalize":
        return this.#finalizeAsked(id, given);
      case "POST /v1/payment_intents":
        return this.#chargeStored(given);
      case "GET /v1/payment_intents":
        return list(
          this.rows("pi_")
            .filter((row) => row.customer === given.get("customer"))
            .reverse(),
        );
      case "POST /v1/payment_intents/*/cancel":
        return this.#cancelIntent(id);
      case "GET /v1/disputes":
        return list(this.rows("dp_").filter((row) => row.payment_intent === given.get("payment_intent")));
      case "GET /v1/invoices":
        return list(this.#invoicesOf(given).reverse());
      case "GET /v1/invoice_payments":
        return list(this.#invoicePayments(given));
      case "POST /v1/refunds":
        return this.#refundAsked(given);
      case "GET /v1/refunds":
        return list(this.rows("re_").filter((row) => row.payment_intent === given.get("payment_intent")));
      case "POST /v1/billing_portal/sessions":
        return ok(this.#portal(given));
      case "POST /v1/subscriptions/*":
        return ok(await this.#update(id, given));
      case "DELETE /v1/subscriptions/*":
        await this.cancel(id);
        return ok(this.#get(id));
      default:
        return this.#rows.has(id) ? ok(this.#get(id)) : missing(id, "id");
    }
  }

  /** With what still runs for it; its charges stay. */
  async #deleteCustomer(id: string): Promise<Row> {
    const running = this.rows("sub_").filter((row) => row.customer === id && row.status !== "canceled");
    for (const subscription of running) await this.cancel(subscription.id);
    return Object.assign(this.#get(id), { name: null, deleted: true });
  }

  /** Stripe looks at the shape of the European ones: the country and its number. */
  #addTaxId(customer: string, given: URLSearchParams): WireAnswer {
    const [type, value = ""] = [given.get("type"), given.get("value") ?? ""];
    if (type === "eu_vat" && !/^[A-Z]{2}\w{8,12}$/.test(value))
      return failure(400, "invalid_request_error", "Invalid value for eu_vat.", { code: "tax_id_invalid" });
    return ok(this.#add("txi", "tax_id", { customer, type, value }));
  }

  #session(given: URLSearchParams): Row {
    const price = given.get("line_items[0][price]");
    const amount = price
      ? Number(this.#get(price).unit_amount)
      : Number(given.get("line_items[0][price_data][unit_amount]"));
    const currency = price ? this.#get(price).currency : given.get("line_items[0][price_data][currency]");
    const session = this.#add("cs", "checkout.session", {
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
      expires_at: seconds() + 86_400,
    });
    session.url = `${this.url}/pay/${session.id}`;
    return session;
  }

  #portal(given: URLSearchParams): Row {
    const [customer, return_url] = [this.#get(given.get("customer") ?? "").id, given.get("return_url")];
    const session = this.#add("bps", "billing_portal.session", { customer, return_url });
    session.url = `${this.url}/portal/${session.id}`;
    return session;
  }

  #portalPage(id: string): WireAnswer {
    const back = String(this.#get(id).return_url);
    const html = `<!doctype html><html lang="en"><title>Portal</title><h1>Customer portal</h1><a href="${back}">Back to the shop</a>`;
    return { status: 200, body: undefined, html };
  }

  #price(given: URLSearchParams): Row {
    const interval = given.get("recurring[interval]");
    return this.#add("price", "price", {
      lookup_key: given.get("lookup_key"),
      unit_amount: Number(given.get("unit_amount")),
      currency: given.get("currency"),
      recurring: interval ? { interval, interval_count: 1 } : null,
      active: true,
    });
  }

  #subscribe(session: Row): Row {
    const price = this.#get(String(session.price));
    const { amount_total: amount, currency, subscription_metadata: metadata } = session;
    const months = (price.recurring as { interval: string }).interval === "year" ? 12 : 1;
    const period = {
      current_period_start: epoch(now()),
      current_period_end: epoch(addMonths(now(), months)),
    };
    const item = { id: `si_${++this.#counter}`, object: "subscription_item", price, ...period };
    const items = { object: "list", data: [item], has_more: false };
    const state = { status: "active", cancel_at_period_end: false };
    const { customer } = session;
    const default_payment_method = this.#add("pm", "payment_method", { customer }).id;
    const who = { customer, default_payment_method };
    return this.#add("sub", "subscription", { ...state, ...who, amount, currency, metadata, items });
  }

  #intent({ amount_total: amount, currency, intent_metadata: metadata }: Row, status = "succeeded"): Row {
    const state = { status, amount, amount_received: status === "succeeded" ? amount : 0 };
    return this.#add("pi", "payment_intent", { ...state, currency, metadata });
  }

  async #update(id: string, given: URLSearchParams): Promise<Row> {
    const subscription = this.#get(id);
    if (given.has("cancel_at_period_end")) {
      subscription.cancel_at_period_end = given.get("cancel_at_period_end") === "true";
    }
    const behavior = given.get("pause_collection[behavior]");
    if (behavior) subscription.pause_collection = { behavior, resumes_at: null };
    if (given.get("pause_collection") === "") subscription.pause_collection = null;
    const price = given.get("items[0][price]");
    const item = itemOf(subscription);
    if (price) {
      item.price = this.#get(price) as Item["price"];
      subscription.amount = item.price.unit_amount;
    }
    // The cycle restarts when this "trial" ends.
    const trialEnd = given.get("trial_end");
    if (trialEnd) item.current_period_end = Number(trialEnd);
    if (trialEnd) subscription.status = "trialing";
    await this.#happened("customer.subscription.updated", subscription);
    return subscription;
  }

  #invoicesOf(given: URLSearchParams): Row[] {
    const [subscription, status] = [given.get("subscription"), given.get("status")];
    return this.rows("in_").filter(
      (row) =>
        (!status || row.status === status) &&
        JSON.stringify(row.parent).includes(`"subscription":"${subscription}"`),
    );
  }

  #invoicePayments(given: URLSearchParams): Row[] {
    const intent = given.get("payment[payment_intent]");
    const invoice = given.get("invoice");
    const status = given.get("status");
    return this.rows("inpay_").filter(
      (row) =>
        (!status || row.status === status) &&
        (!invoice || row.invoice === invoice) &&
        (!intent || (row.payment as { payment_intent: string }).payment_intent === intent),
    );
  }

  #page(request: WireRequest, sessionId: string): Promise<WireAnswer> {
    const session = this.#get(sessionId);
    return payPage(request, {
      title: "Stripe Checkout",
      amount: `${Number(session.amount_total) / 100} ${session.currency}`,
      cancelUrl: String(session.cancel_url),
      returnUrl: String(session.success_url),
      pay: () => this.pay(sessionId),
    });
  }

  #add(prefix: string, object: string, values: Record<string, unknown>): Row {
    const row = { id: `${prefix}_${++this.#counter}`, object, created: seconds() + this.#counter, ...values };
    this.#rows.set(row.id, row);
    return row;
  }

  #get(id: string): Row {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`The stand-in has no ${id}.`);
    return row;
  }
}

interface Item {
  current_period_start: number;
  current_period_end: number;
  price: Row & { recurring: { interval: string } };
}
const itemOf = (subscription: Row) => (subscription.items as { data: [Item] }).data[0];
const epoch = (at: Date) => Math.floor(at.getTime() / 1000);
/** "in_7" in /v1/invoices/in_7/void; else the last part. */
const idIn = (path: string) =>
  /\/([a-z]+_\d\w*)(\/[a-z_]+)?$/.exec(path)?.[1] ?? path.split("/").at(-1) ?? "";
const seconds = () => epoch(now());
const ok = (body: unknown): WireAnswer => ({ status: 200, body });
const list = (data: Row[]): WireAnswer => ok({ object: "list", data, has_more: false });
const failure = (status: number, type: string, message: string, more: object = {}): WireAnswer => ({
  status,
  body: { error: { type, message, ...more } },
});
/** What Stripe says of an object that it does not know, named by this parameter. */
const missing = (id: string, param: string): WireAnswer =>
  failure(param === "id" ? 404 : 400, "invalid_request_error", `No such ${param}: '${id}'`, {
    code: "resource_missing",
    param,
  });

/** metadata[a]=1 -> { a: "1" } */
function mapOf(given: URLSearchParams, name: string): Record<string, string> {
  const entries = [...given].filter(([key]) => key.startsWith(`${name}[`));
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(name.length + 1, -1), value]));
}

/** invoice_settings[custom_fields][0][name]=a -> [{ name: "a", ... }] */
function customFieldsOf(given: URLSearchParams): { name: string; value: string }[] {
  const field = (index: number, part: string) =>
    given.get(`invoice_settings[custom_fields][${index}][${part}]`) ?? "";
  return [0, 1, 2, 3]
    .map((index) => ({ name: field(index, "name"), value: field(index, "value") }))
    .filter(({ name }) => name !== "");
}
