import type { WireAnswer } from "../wire";
import { failure, unknownField } from "./answers";
import type { PaypalRecords, Row } from "./records";

const REFUND_FIELDS = ["amount.currency_code", "amount.value", "invoice_id", "note_to_payer", "custom_id"];

/** Refunds of captures: ours, those made on PayPal's site, and its own. */
export class PaypalRefunds {
  constructor(private readonly records: PaypalRecords) {}

  async make(
    capture: Row,
    given: Record<string, unknown>,
    told = "PAYMENT.CAPTURE.REFUNDED",
  ): Promise<WireAnswer> {
    const unknown = unknownField(given, REFUND_FIELDS);
    if (unknown) return failure(400, "INVALID_REQUEST", `Unknown field ${unknown}`);
    const full = capture.amount as { currency_code: string; value: string };
    const amount = (given.amount as typeof full | undefined) ?? full;
    const before = Number(capture.refunded ?? 0);
    const total = before + Number(amount.value);
    if (total > Number(full.value)) return failure(422, "UNPROCESSABLE_ENTITY", "REFUND_AMOUNT_EXCEEDED");
    Object.assign(capture, {
      refunded: total,
      status: total === Number(full.value) ? "REFUNDED" : "PARTIALLY_REFUNDED",
    });
    const total_refunded_amount = { currency_code: full.currency_code, value: total.toFixed(2) };
    const refund = this.records.add("REFUND", {
      status: this.records.refundStatus,
      amount,
      custom_id: given.custom_id,
      ...(this.records.leavesSumsOut ? {} : { seller_payable_breakdown: { total_refunded_amount } }),
      links: [{ rel: "up", href: `${this.records.url}/v2/payments/captures/${capture.id}`, method: "GET" }],
    });
    await this.records.happened(refund.status === "COMPLETED" ? told : "PAYMENT.REFUND.PENDING", refund);
    return { status: 201, body: refund };
  }

  async finish(id: string, status: "COMPLETED" | "FAILED"): Promise<void> {
    const refund = Object.assign(this.records.get(id), { status });
    const type = status === "COMPLETED" ? "PAYMENT.CAPTURE.REFUNDED" : "PAYMENT.REFUND.FAILED";
    await this.records.happened(type, refund);
  }

  async refundThere(captureId: string, value: string): Promise<void> {
    await this.make(this.records.get(captureId), { amount: { currency_code: "USD", value } });
  }

  async reverse(captureId: string): Promise<void> {
    await this.make(this.records.get(captureId), {}, "PAYMENT.CAPTURE.REVERSED");
  }
}
