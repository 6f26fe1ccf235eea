import type { WireAnswer } from "../wire";
import { type Endpoints, list, ok, refusal } from "./answers";
import type { StripeIntents } from "./intents";
import { paidNow, type Row, type StripeRecords } from "./records";

/** Invoices of subscriptions, and what becomes of charging them. */
export class StripeInvoices {
  constructor(
    private readonly records: StripeRecords,
    private readonly intents: StripeIntents,
  ) {}

  readonly endpoints: Endpoints = {
    "GET /v1/invoices": (_, given) => list(this.#listOf(given).reverse()),
    "GET /v1/invoice_payments": (_, given) => list(this.#payments(given)),
    "POST /v1/invoices/*/finalize": (id, given) => this.#finalizeAsked(id, given),
    "POST /v1/invoices/*/void": (id) => this.#void(id),
  };

  make(subscription: Row, billing_reason: string): Row {
    const { metadata, currency, amount } = subscription;
    const subscription_details = { subscription: subscription.id, metadata };
    const parent = { type: "subscription_details", subscription_details };
    const state = { status: "open", billing_reason, currency, amount_due: amount, amount_paid: 0 };
    const invoice = this.records.add("in", "invoice", { ...state, customer_name: "Petra Payer", parent });
    invoice.hosted_invoice_url = `${this.records.url}/invoices/${invoice.id}`;
    return invoice;
  }

  charge(subscriptionId: string, reason = "subscription_cycle"): Promise<Row> {
    return this.pay(this.make(this.records.get(subscriptionId), reason).id);
  }

  async decline(subscriptionId: string, message = "Your card was declined."): Promise<Row> {
    const last_payment_error = { type: "card_error", code: "card_declined", message };
    const { invoice } = this.#try(subscriptionId, { status: "requires_payment_method", last_payment_error });
    await this.records.happened("invoice.payment_failed", invoice);
    return invoice;
  }

  async askForAction(subscriptionId: string): Promise<Row> {
    const { invoice } = this.#try(subscriptionId, { status: "requires_action" });
    await this.records.happened("invoice.payment_action_required", invoice);
    return invoice;
  }

  async debit(subscriptionId: string): Promise<Row> {
    const { invoice, intent } = this.#try(subscriptionId, { status: "processing" });
    await this.records.happened("payment_intent.processing", intent);
    return invoice;
  }

  async returnDebit(invoiceId: string, message: string): Promise<void> {
    const last_payment_error = { type: "invalid_request_error", message };
    Object.assign(this.intents.of({ id: "", invoice: invoiceId }), {
      status: "requires_payment_method",
      last_payment_error,
    });
    await this.records.happened("invoice.payment_failed", this.records.get(invoiceId));
  }

  /** The next period's invoice, and what became of charging it. */
  #try(subscriptionId: string, state: Record<string, unknown>): { invoice: Row; intent: Row } {
    const invoice = this.make(this.records.get(subscriptionId), "subscription_cycle");
    invoice.attempted = true;
    const { amount_due: amount, currency } = invoice;
    const charge = { amount, amount_received: 0, currency, metadata: {} };
    const intent = this.records.add("pi", "payment_intent", {
      ...charge,
      last_payment_error: null,
      ...state,
    });
    this.addPayment(invoice, intent, "open");
    return { invoice, intent };
  }

  async pay(id: string): Promise<Row> {
    const invoice = this.records.get(id);
    if (invoice.status !== "open") return invoice;
    this.#chargeInvoice(invoice);
    Object.assign(invoice, {
      status: "paid",
      attempted: true,
      amount_paid: invoice.amount_due,
      ...paidNow(),
    });
    await this.records.happened("invoice.paid", invoice);
    return invoice;
  }

  /** With the payment intent of the tries before it, where there is one: each invoice has a single one. */
  #chargeInvoice(invoice: Row): void {
    const { currency, amount_due: amount } = invoice;
    const tried = this.records.rows("inpay_").find((row) => row.invoice === invoice.id);
    const intent = tried ? this.intents.of({ id: "", invoice: invoice.id }) : undefined;
    const charged = { status: "succeeded", currency, amount, amount_received: amount };
    if (tried && intent) {
      Object.assign(intent, charged, { last_payment_error: null });
      tried.status = "paid";
      return;
    }
    const made = this.records.add("pi", "payment_intent", { ...charged, metadata: {} });
    this.addPayment(invoice, made, "paid");
  }

  /** Which intent is to pay an invoice, and whether it has. */
  addPayment(invoice: Row, intent: Row, status: "open" | "paid"): void {
    const payment = { type: "payment_intent", payment_intent: intent.id };
    this.records.add("inpay", "invoice_payment", { status, invoice: invoice.id, payment });
  }

  async finalizeDrafts(): Promise<void> {
    for (const draft of this.records
      .rows("in_")
      .filter((row) => row.status === "draft" && row.auto_advance)) {
      this.#finalize(draft);
      await this.pay(draft.id);
    }
  }

  #finalizeAsked(id: string, given: URLSearchParams): WireAnswer {
    const invoice = this.records.get(id);
    if (invoice.status !== "draft")
      return refusal("This invoice is already finalized, you can't re-finalize it.");
    const auto_advance = given.get("auto_advance") !== "false";
    return ok(Object.assign(this.#finalize(invoice), { auto_advance }));
  }

  #finalize(draft: Row): Row {
    return Object.assign(draft, {
      status: "open",
      hosted_invoice_url: `${this.records.url}/invoices/${draft.id}`,
    });
  }

  /** Its page is gone, and nobody can pay it anymore. */
  #void(id: string): WireAnswer {
    const invoice = this.records.get(id);
    if (invoice.status !== "open") return refusal(`You can only void open invoices: ${id}.`);
    return ok(Object.assign(invoice, { status: "void" }));
  }

  #listOf(given: URLSearchParams): Row[] {
    const [subscription, status] = [given.get("subscription"), given.get("status")];
    return this.records
      .rows("in_")
      .filter(
        (row) =>
          (!status || row.status === status) &&
          JSON.stringify(row.parent).includes(`"subscription":"${subscription}"`),
      );
  }

  #payments(given: URLSearchParams): Row[] {
    const intent = given.get("payment[payment_intent]");
    const invoice = given.get("invoice");
    const status = given.get("status");
    return this.records
      .rows("inpay_")
      .filter(
        (row) =>
          (!status || row.status === status) &&
          (!invoice || row.invoice === invoice) &&
          (!intent || (row.payment as { payment_intent: string }).payment_intent === intent),
      );
  }
}
