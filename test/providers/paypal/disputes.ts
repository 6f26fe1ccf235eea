import type { PaypalRecords } from "./records";

/** Disputes of payers. */
export class PaypalDisputes {
  constructor(private readonly records: PaypalRecords) {}

  async dispute(
    captureId: string,
    status: "OPEN" | "RESOLVED" | "WAITING_FOR_SELLER_RESPONSE",
  ): Promise<void> {
    const id = `PP-D-${captureId}`;
    const type = { OPEN: "CREATED", RESOLVED: "RESOLVED", WAITING_FOR_SELLER_RESPONSE: "UPDATED" }[status];
    const disputed_transactions = [{ seller_transaction_id: captureId }];
    const update_time = new Date(Date.UTC(2026, 0, 1) + this.records.number() * 1000).toISOString();
    const seller_response_due_date = status === "RESOLVED" ? undefined : "2031-03-02T00:00:00.000Z";
    const dates = { update_time, seller_response_due_date };
    const state = { id, dispute_id: id, status, reason: "UNAUTHORISED", ...dates, disputed_transactions };
    this.records.keep(state);
    await this.records.happened(`CUSTOMER.DISPUTE.${type}`, state);
  }
}
