import type { WireAnswer } from "../wire";
import { type Endpoints, list, mapOf, missing, ok, refusal } from "./answers";
import type { Row, StripeRecords } from "./records";

/** Payment intents: the money of a session, an invoice or a stored card on its way. */
export class StripeIntents {
  constructor(private readonly records: StripeRecords) {}

  readonly endpoints: Endpoints = {
    "POST /v1/payment_intents": (_, given) => this.#chargeStored(given),
    "GET /v1/payment_intents": (_, given) => list(this.#listOf(given.get("customer"))),
    "POST /v1/payment_intents/*/cancel": (id) => this.#cancel(id),
  };

  /** What a checkout session is paid with. */
  make({ amount_total: amount, currency, intent_metadata: metadata }: Row, status = "succeeded"): Row {
    const state = { status, amount, amount_received: status === "succeeded" ? amount : 0 };
    return this.records.add("pi", "payment_intent", { ...state, currency, metadata });
  }

  /** The one of a session, or of an invoice that was tried. */
  of({ invoice, payment_intent }: Row): Row {
    const paid = this.records.rows("inpay_").find((row) => row.invoice === invoice);
    const ofInvoice = (paid?.payment as { payment_intent: string } | undefined)?.payment_intent;
    return this.records.get(String(payment_intent ?? ofInvoice));
  }

  async endDebit(id: string, outcome: "arrives" | "bounces"): Promise<void> {
    const intent = this.records.get(id);
    if (outcome === "arrives") return this.#succeed(intent);
    const last_payment_error = { type: "card_error", message: "Your bank refused the debit." };
    Object.assign(intent, { status: "requires_payment_method", last_payment_error });
    await this.records.happened("payment_intent.payment_failed", intent);
  }

  /** A charge without its cardholder (docs.stripe.com/payments/save-and-reuse): a refusal is a 402 that holds the charge. */
  async #chargeStored(given: URLSearchParams): Promise<WireAnswer> {
    const method = given.get("payment_method") ?? "";
    if (!this.records.has(method)) return missing(method, "payment_method");
    const amount = Number(given.get("amount"));
    const intent = this.records.add("pi", "payment_intent", {
      ...{ amount, amount_received: 0, currency: given.get("currency"), metadata: mapOf(given, "metadata") },
      ...{ customer: given.get("customer"), payment_method: method, last_payment_error: null },
    });
    if (this.records.storedCard === "takes-days") {
      await this.records.happened(
        "payment_intent.processing",
        Object.assign(intent, { status: "processing" }),
      );
      return ok(intent);
    }
    if (this.records.storedCard === "pays") {
      await this.#succeed(intent);
      return ok(intent);
    }
    return this.#refuse(intent, this.records.storedCard === "asks");
  }

  async #refuse(intent: Row, asks: boolean): Promise<WireAnswer> {
    const error = {
      ...{ type: "card_error", code: asks ? "authentication_required" : "card_declined" },
      decline_code: asks ? "authentication_required" : "generic_decline",
      message: asks
        ? "Your card was declined. This transaction requires authentication."
        : "Your card was declined.",
    };
    Object.assign(intent, { status: "requires_payment_method", last_payment_error: error });
    await this.records.happened("payment_intent.payment_failed", intent);
    return { status: 402, body: { error: { ...error, payment_intent: { ...intent } } } };
  }

  async #succeed(intent: Row): Promise<void> {
    Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
    await this.records.happened("payment_intent.succeeded", intent);
  }

  async #cancel(id: string): Promise<WireAnswer> {
    const intent = this.records.get(id);
    if (intent.status === "succeeded" || intent.status === "canceled")
      return refusal(
        `You cannot cancel this PaymentIntent because it has a status of ${String(intent.status)}.`,
        { code: "payment_intent_unexpected_state" },
      );
    Object.assign(intent, { status: "canceled" });
    await this.records.happened("payment_intent.canceled", intent);
    return ok(intent);
  }

  #listOf(customer: string | null): Row[] {
    const found = this.records.rows("pi_").filter((row) => row.customer === customer);
    return found.reverse();
  }
}
