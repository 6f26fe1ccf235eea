import { createHmac } from "node:crypto";
import { PaypalMoods } from "./moods";

export type Row = Record<string, unknown> & { id: string };

export interface PaypalEvent {
  id: string;
  event_type: string;
  resource: Record<string, unknown>;
}

/** What PayPal keeps, and whom it tells. */
export class PaypalRecords extends PaypalMoods {
  readonly webhookId = "WH-STAND-IN";
  readonly events: PaypalEvent[] = [];
  webhookUrl: string | undefined;
  url = "";
  readonly #rows = new Map<string, Row>();
  #counter = 0;

  rows(prefix: string): Row[] {
    return [...this.#rows.values()].filter(({ id }) => id.startsWith(prefix));
  }

  find(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  get(id: string): Row {
    const row = this.find(id);
    if (!row) throw new Error(`The stand-in has no ${id}.`);
    return row;
  }

  add(prefix: string, values: Record<string, unknown>): Row {
    return this.keep({ id: `${prefix}${this.number()}`, ...values });
  }

  /** In place of what had its id. */
  keep(row: Row): Row {
    this.#rows.set(row.id, row);
    return row;
  }

  /** Of all that is numbered, the next. */
  number(): number {
    return ++this.#counter;
  }

  /** The keys are another account's now, or PayPal has dropped an order that is long over. */
  forget(id: string): void {
    this.#rows.delete(id);
  }

  /** The headers that PayPal sends with this body. */
  headers(payload: string): Record<string, string> {
    return {
      "paypal-auth-algo": "SHA256withRSA",
      "paypal-cert-url": `${this.url}/cert`,
      "paypal-transmission-id": "transmission-1",
      "paypal-transmission-time": "2026-01-01T00:00:00Z",
      "paypal-transmission-sig": this.sign(payload),
    };
  }

  sign(payload: string): string {
    return createHmac("sha256", this.webhookId).update(payload).digest("base64");
  }

  async happened(event_type: string, resource: Row): Promise<void> {
    const event = { id: `WH-${this.number()}`, event_type, resource: { ...resource } };
    this.events.push(event);
    if (!this.webhookUrl) return;
    const body = JSON.stringify(event);
    const headers = { "content-type": "application/json", ...this.headers(body) };
    await fetch(this.webhookUrl, { method: "POST", body, headers }).catch(() => undefined);
  }
}
