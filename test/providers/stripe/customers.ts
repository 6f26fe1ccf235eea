import type { WireAnswer } from "../wire";
import { type Endpoints, list, mapOf, missing, ok, refusal } from "./answers";
import type { Row, StripeRecords } from "./records";
import type { StripeSubscriptions } from "./subscriptions";

/** Customers, their tax IDs, and the portal that they look after themselves in. */
export class StripeCustomers {
  constructor(
    private readonly records: StripeRecords,
    private readonly subscriptions: StripeSubscriptions,
  ) {}

  readonly endpoints: Endpoints = {
    "POST /v1/customers": (_, given) => ok(this.#make(given)),
    "POST /v1/customers/*": (id, given) => ok(this.#update(id, given)),
    "DELETE /v1/customers/*": async (id) => ok(await this.#delete(id)),
    "GET /v1/customers/*/tax_ids": (id) => this.#taxIds(id),
    "POST /v1/customers/*/tax_ids": (id, given) => this.#addTaxId(id, given),
    "DELETE /v1/customers/*/tax_ids/*": (id) => {
      this.records.forget(id);
      return ok({ id, object: "tax_id", deleted: true });
    },
    "POST /v1/billing_portal/sessions": (_, given) => ok(this.#portal(given)),
  };

  #make(given: URLSearchParams): Row {
    const [name, email] = [given.get("name"), given.get("email")];
    return this.records.add("cus", "customer", { name, email, metadata: mapOf(given, "metadata") });
  }

  #update(id: string, given: URLSearchParams): Row {
    return Object.assign(this.records.get(id), {
      ...Object.fromEntries([...given].filter(([name]) => name === "name" || name === "email")),
      address: mapOf(given, "address"),
      custom_fields: customFieldsOf(given),
    });
  }

  /** With what still runs for it; its charges stay. */
  async #delete(id: string): Promise<Row> {
    const running = this.records
      .rows("sub_")
      .filter((row) => row.customer === id && row.status !== "canceled");
    for (const subscription of running) await this.subscriptions.cancel(subscription.id);
    return Object.assign(this.records.get(id), { name: null, deleted: true });
  }

  #taxIds(id: string): WireAnswer {
    if (!this.records.has(id)) return missing(id, "customer");
    return list(this.records.rows("txi_").filter(({ customer }) => customer === id));
  }

  /** Stripe looks at the shape of the European ones: the country and its number. */
  #addTaxId(customer: string, given: URLSearchParams): WireAnswer {
    const [type, value = ""] = [given.get("type"), given.get("value") ?? ""];
    if (type === "eu_vat" && !/^[A-Z]{2}\w{8,12}$/.test(value))
      return refusal("Invalid value for eu_vat.", { code: "tax_id_invalid" });
    return ok(this.records.add("txi", "tax_id", { customer, type, value }));
  }

  #portal(given: URLSearchParams): Row {
    const [customer, return_url] = [
      this.records.get(given.get("customer") ?? "").id,
      given.get("return_url"),
    ];
    const session = this.records.add("bps", "billing_portal.session", { customer, return_url });
    session.url = `${this.records.url}/portal/${session.id}`;
    return session;
  }

  portalPage(id: string): WireAnswer {
    const back = String(this.records.get(id).return_url);
    const html = `<!doctype html><html lang="en"><title>Portal</title><h1>Customer portal</h1><a href="${back}">Back to the shop</a>`;
    return { status: 200, body: undefined, html };
  }
}

/** invoice_settings[custom_fields][0][name]=a -> [{ name: "a", ... }] */
function customFieldsOf(given: URLSearchParams): { name: string; value: string }[] {
  const field = (index: number, part: string) =>
    given.get(`invoice_settings[custom_fields][${index}][${part}]`) ?? "";
  return [0, 1, 2, 3]
    .map((index) => ({ name: field(index, "name"), value: field(index, "value") }))
    .filter(({ name }) => name !== "");
}
