import { createHmac } from "node:crypto";
import { now } from "@/lib/clock";

export type Row = Record<string, unknown> & { id: string };

export interface StripeEvent {
  id: string;
  object: "event";
  type: string;
  created: number;
  data: { object: Row };
}

/** What Stripe keeps, whom it tells, and what its banks say at the moment. */
export class StripeRecords {
  readonly secretKey = "sk_test_stand_in";
  readonly webhookSecret = "whsec_stand_in";
  readonly events: StripeEvent[] = [];
  /** Where events are sent when they happen; tests leave it out and deliver by hand. */
  webhookUrl: string | undefined;
  /** The state of the next refunds: one that waits for our balance is `pending`. */
  refundStatus: "succeeded" | "pending" = "succeeded";
  /** What the bank of a stored card says when it is charged and nobody is there; a debit takes days. */
  storedCard: "pays" | "declined" | "asks" | "takes-days" = "pays";
  url = "";
  readonly #rows = new Map<string, Row>();
  #counter = 0;

  rows(prefix: string): Row[] {
    return [...this.#rows.values()].filter(({ id }) => id.startsWith(prefix));
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  get(id: string): Row {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`The stand-in has no ${id}.`);
    return row;
  }

  add(prefix: string, object: string, values: Record<string, unknown>): Row {
    const row = {
      id: `${prefix}_${this.number()}`,
      object,
      created: epoch(now()) + this.#counter,
      ...values,
    };
    this.#rows.set(row.id, row);
    return row;
  }

  /** Of all that is numbered, the next. */
  number(): number {
    return ++this.#counter;
  }

  /** Somebody deleted it in the dashboard, or the keys are another account's now. */
  forget(id: string): void {
    this.#rows.delete(id);
  }

  /** The header that Stripe sends with this body. */
  signature(payload: string, at = Math.floor(Date.now() / 1000)): string {
    const signed = createHmac("sha256", this.webhookSecret).update(`${at}.${payload}`).digest("hex");
    return `t=${at},v1=${signed}`;
  }

  async happened(type: string, object: Row): Promise<void> {
    const id = `evt_${this.number()}`;
    const event: StripeEvent = {
      id,
      object: "event",
      type,
      created: epoch(now()),
      data: { object: { ...object } },
    };
    this.events.push(event);
    if (!this.webhookUrl) return;
    const payload = JSON.stringify(event);
    const headers = { "content-type": "application/json", "stripe-signature": this.signature(payload) };
    await fetch(this.webhookUrl, { method: "POST", body: payload, headers }).catch(() => undefined);
  }
}

/** As Stripe says times: in seconds. */
export const epoch = (at: Date) => Math.floor(at.getTime() / 1000);
/** What a paid invoice says of when it was. */
export const paidNow = () => ({ status_transitions: { paid_at: epoch(now()) } });
