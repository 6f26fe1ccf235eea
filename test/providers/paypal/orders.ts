import { setTimeout as sleep } from "node:timers/promises";
import { payPage } from "../pay-page";
import type { WireAnswer, WireRequest } from "../wire";
import { failure, ok, refusal, unknownField } from "./answers";
import type { PaypalRecords, Row } from "./records";

/** What we may put into an order, from PayPal's Orders v2 reference; anything else is refused, as PayPal refuses it. */
const ORDER_FIELDS = [
  "intent",
  "purchase_units.*.reference_id",
  "purchase_units.*.invoice_id",
  "purchase_units.*.custom_id",
  "purchase_units.*.description",
  "purchase_units.*.amount.currency_code",
  "purchase_units.*.amount.value",
  "payment_source.paypal.experience_context.brand_name",
  "payment_source.paypal.experience_context.user_action",
  "payment_source.paypal.experience_context.shipping_preference",
  "payment_source.paypal.experience_context.return_url",
  "payment_source.paypal.experience_context.cancel_url",
  "payment_source.paypal.experience_context.locale",
];

/** Orders with their page, and the captures that take their money. */
export class PaypalOrders {
  constructor(private readonly records: PaypalRecords) {}

  async approve(orderId: string): Promise<void> {
    const order = this.records.get(orderId);
    if (order.status !== "CREATED" && order.status !== "PAYER_ACTION_REQUIRED") return;
    order.status = "APPROVED";
    await this.records.happened("CHECKOUT.ORDER.APPROVED", order);
  }

  read(order: Row): WireAnswer {
    const isBehind = this.records.isBehind && order.status === "APPROVED";
    return ok(isBehind ? { ...order, status: "PAYER_ACTION_REQUIRED" } : order);
  }

  create(given: Record<string, unknown>): WireAnswer {
    const unknown = unknownField(given, ORDER_FIELDS);
    if (unknown) return failure(400, "INVALID_REQUEST", `Unknown field ${unknown}`);
    if (this.records.refusesOrders) return refusal(this.records.refusesOrders, "PayPal's own words.");
    const context = (given.payment_source as { paypal: { experience_context: Row } }).paypal
      .experience_context;
    const order = this.records.add("ORDER", {
      status: "PAYER_ACTION_REQUIRED",
      intent: given.intent,
      purchase_units: given.purchase_units,
      return_url: context.return_url,
      cancel_url: context.cancel_url,
    });
    order.links = [
      { rel: "payer-action", href: `${this.records.url}/checkoutnow/${order.id}`, method: "GET" },
    ];
    return { status: 201, body: order };
  }

  async capture(order: Row): Promise<WireAnswer> {
    if (order.status !== "APPROVED") return failure(422, "UNPROCESSABLE_ENTITY", "ORDER_NOT_APPROVED");
    if (this.records.declinesNext) {
      this.records.declinesNext = false;
      return failure(422, "UNPROCESSABLE_ENTITY", "Not possible.", [{ issue: "INSTRUMENT_DECLINED" }]);
    }
    if (this.records.refusesNext) return this.#refuse(order);
    if (this.records.captureMs > 0) await sleep(this.records.captureMs, undefined, { ref: false });
    const [unit] = order.purchase_units as Record<string, unknown>[];
    const related_ids = { order_id: order.id };
    const { amount, custom_id, invoice_id } = unit as Record<string, unknown>;
    const state = this.records.holdsNext
      ? { status: "PENDING", status_details: { reason: "ECHECK" } }
      : { status: "COMPLETED" };
    this.records.holdsNext = false;
    const capture = this.records.add("CAPTURE", {
      ...state,
      amount,
      custom_id,
      invoice_id,
      supplementary_data: { related_ids },
    });
    Object.assign(unit!, { payments: { captures: [capture] } });
    Object.assign(order, { status: "COMPLETED", payer: { name: { given_name: "Petra", surname: "Payer" } } });
    await this.records.happened(`PAYMENT.CAPTURE.${capture.status}`, capture);
    return { status: 201, body: order };
  }

  #refuse(order: Row): WireAnswer {
    const issue = this.records.refusesNext!;
    this.records.refusesNext = undefined;
    const answer = refusal(issue, `PayPal's words for ${issue.toLowerCase().replaceAll("_", " ")}.`);
    if (issue !== "PAYER_ACTION_REQUIRED") return answer;
    order.status = "PAYER_ACTION_REQUIRED";
    const links = [
      { rel: "payer-action", href: `${this.records.url}/checkoutnow/${order.id}?again=1`, method: "GET" },
    ];
    return { ...answer, body: { ...(answer.body as object), links } };
  }

  async finishCapture(id: string, status: "COMPLETED" | "DECLINED"): Promise<void> {
    const capture = Object.assign(this.records.get(id), { status });
    await this.records.happened(`PAYMENT.CAPTURE.${status === "DECLINED" ? "DENIED" : status}`, capture);
  }

  async sellElsewhere(custom_id = "shop-7"): Promise<Row> {
    const amount = { currency_code: "USD", value: "9.00" };
    const capture = this.records.add("CAPTURE", { status: "COMPLETED", amount, custom_id });
    await this.records.happened("PAYMENT.CAPTURE.COMPLETED", capture);
    return capture;
  }

  page(request: WireRequest, orderId: string): Promise<WireAnswer> {
    const order = this.records.get(orderId);
    const [unit] = order.purchase_units as { amount: { value: string; currency_code: string } }[];
    return payPage(request, {
      title: "PayPal",
      amount: `${unit?.amount.value} ${unit?.amount.currency_code}`,
      cancelUrl: String(order.cancel_url),
      returnUrl: String(order.return_url),
      pay: () => this.approve(orderId),
      payLater: () => {
        this.records.holdsNext = true;
        return this.approve(orderId);
      },
    });
  }
}
