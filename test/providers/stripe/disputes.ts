import { type Endpoints, list } from "./answers";
import type { Row, StripeRecords } from "./records";

/** 1 March 2031, in seconds. */
const EVIDENCE_DUE_BY = Date.UTC(2031, 2, 1) / 1000;

/** Disputes: charges that their cardholders' banks took up. */
export class StripeDisputes {
  constructor(private readonly records: StripeRecords) {}

  readonly endpoints: Endpoints = {
    "GET /v1/disputes": (_, given) => list(this.#listOf(given.get("payment_intent"))),
  };

  async open(paymentIntentId: string, reason = "fraudulent"): Promise<Row> {
    const dispute = this.records.add("dp", "dispute", {
      amount: this.records.get(paymentIntentId).amount,
      status: "needs_response",
      payment_intent: paymentIntentId,
      evidence_details: { due_by: EVIDENCE_DUE_BY },
      reason,
    });
    await this.records.happened("charge.dispute.created", dispute);
    return dispute;
  }

  async close(id: string, status: "won" | "lost"): Promise<void> {
    const dispute = Object.assign(this.records.get(id), { status });
    await this.records.happened("charge.dispute.closed", dispute);
  }

  #listOf(intent: string | null): Row[] {
    return this.records.rows("dp_").filter((row) => row.payment_intent === intent);
  }
}
