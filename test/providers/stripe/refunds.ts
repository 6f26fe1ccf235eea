import type { WireAnswer } from "../wire";
import { type Endpoints, list, mapOf, ok, refusal } from "./answers";
import type { Row, StripeRecords } from "./records";

/** Refunds, which we ask for or somebody makes in the dashboard. */
export class StripeRefunds {
  constructor(private readonly records: StripeRecords) {}

  readonly endpoints: Endpoints = {
    "POST /v1/refunds": (_, given) => this.#asked(given),
    "GET /v1/refunds": (_, given) => list(this.#listOf(given.get("payment_intent"))),
  };

  async make(paymentIntentId: string, amount: number, metadata = {}): Promise<Row> {
    const refund = this.records.add("re", "refund", {
      status: this.records.refundStatus,
      payment_intent: paymentIntentId,
      amount,
      metadata,
    });
    await this.records.happened("refund.created", refund);
    await this.records.happened("charge.refunded", {
      id: `ch_${refund.id}`,
      payment_intent: paymentIntentId,
    });
    return refund;
  }

  async finish(id: string): Promise<void> {
    const refund = Object.assign(this.records.get(id), { status: "succeeded" });
    await this.records.happened("refund.updated", refund);
  }

  async fail(id: string): Promise<void> {
    const refund = Object.assign(this.records.get(id), { status: "failed" });
    await this.records.happened("refund.failed", refund);
  }

  /** Never more than was charged: "Refund amount is greater than unrefunded amount on charge". */
  async #asked(given: URLSearchParams): Promise<WireAnswer> {
    const intent = given.get("payment_intent") ?? "";
    const amount = Number(given.get("amount"));
    const before = this.#listOf(intent).filter((row) => row.status !== "failed");
    const refunded = before.reduce((sum, row) => sum + Number(row.amount), 0);
    if (refunded + amount > Number(this.records.get(intent).amount))
      return refusal("Refund amount is greater than unrefunded amount on charge.");
    return ok(await this.make(intent, amount, mapOf(given, "metadata")));
  }

  #listOf(intent: string | null): Row[] {
    return this.records.rows("re_").filter((row) => row.payment_intent === intent);
  }
}
