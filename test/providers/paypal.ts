import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Outages } from "./outages";
import { payPage } from "./pay-page";
import { listen, type WireAnswer, type WireRequest } from "./wire";

type Row = Record<string, unknown> & { id: string };

export interface PaypalEvent {
  id: string;
  event_type: string;
  resource: Record<string, unknown>;
}

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
const REFUND_FIELDS = ["amount.currency_code", "amount.value", "invoice_id", "note_to_payer", "custom_id"];

/**
 * PayPal as far as we use it, on this machine: token, orders, captures, refunds, and the call that verifies a webhook.
 * The signature is a keyed hash here, where PayPal's is a certificate's; who verifies
 * it is PayPal in both cases.
 */
export class PaypalStandIn {
  readonly clientId = "client-stand-in";
  readonly clientSecret = "secret-stand-in";
  readonly webhookId = "WH-STAND-IN";
  readonly events: PaypalEvent[] = [];
  webhookUrl: string | undefined;
  isDown = false;
  /** The next capture finds no money behind what its payer agreed to. */
  declinesNext = false;
  /** The next capture is refused with this issue, such as COMPLIANCE_VIOLATION. */
  refusesNext: string | undefined;
  /** Captures are turned away with this status, such as 429, before the order is looked at. */
  turnsAway: number | undefined;
  /** Orders are refused with this issue. */
  refusesOrders: string | undefined;
  /** The next capture is an eCheck: PayPal has accepted it, and the money takes days. */
  holdsNext = false;
  /** What a read of an order says though its payer has approved: PayPal's answer is behind its event. */
  isBehind = false;
  /** A capture takes this long. */
  captureMs = 0;
  /** So many of the next answers to something done are lost on their way. */
  losesAnswers = 0;
  /** The state of the next refunds: one that our balance does not cover is PENDING. */
  refundStatus: "COMPLETED" | "PENDING" = "COMPLETED";
  /** Leaves the optional sums out of refunds. */
  leavesSumsOut = false;
  /** The access token that is honoured now. */
  token = "token";
  /** Answers only after so long: what was asked for is done all the same. */
  slownessMs = 0;
  url = "";
  readonly #outages = new Outages();
  readonly #rows = new Map<string, Row>();
  readonly #kept = new Map<string, WireAnswer>();
  #counter = 0;
  #close: () => Promise<void> = async () => {};

  async start(port = 0): Promise<this> {
    const { url, close } = await listen((request) => this.#answerInTime(request), port);
    this.url = url;
    this.#close = close;
    return this;
  }

  stop(): Promise<void> {
    return this.#close();
  }

  rows(prefix: string): Row[] {
    return [...this.#rows.values()].filter(({ id }) => id.startsWith(prefix));
  }

  /** The headers that PayPal sends with this body. */
  headers(payload: string): Record<string, string> {
    return {
      "paypal-auth-algo": "SHA256withRSA",
      "paypal-cert-url": `${this.url}/cert`,
      "paypal-transmission-id": "transmission-1",
      "paypal-transmission-time": "2026-01-01T00:00:00Z",
      "paypal-transmission-sig": this.#sign(payload),
    };
  }

  /** What happens when the payer presses "Pay" on PayPal's page. */
  async approve(orderId: string): Promise<void> {
    const order = this.#get(orderId);
    if (order.status !== "CREATED" && order.status !== "PAYER_ACTION_REQUIRED") return;
    order.status = "APPROVED";
    await this.#happened("CHECKOUT.ORDER.APPROVED", order);
  }

  async #happened(event_type: string, resource: Row): Promise<void> {
    const event = { id: `WH-${++this.#counter}`, event_type, resource: { ...resource } };
    this.events.push(event);
    if (!this.webhookUrl) return;
    const body = JSON.stringify(event);
    const headers = { "content-type": "application/json", ...this.headers(body) };
    await fetch(this.webhookUrl, { method: "POST", body, headers }).catch(() => undefined);
  }

  async #answerInTime(request: WireRequest): Promise<WireAnswer> {
    const answer = await this.#answer(request);
    if (request.method === "POST" && this.losesAnswers > 0 && request.path.startsWith("/v2/")) {
      this.losesAnswers -= 1;
      return { ...answer, isLost: true };
    }
    if (this.slownessMs > 0) await sleep(this.slownessMs, undefined, { ref: false });
    return answer;
  }

  async #answer(request: WireRequest): Promise<WireAnswer> {
    const control = this.#outages.control(request);
    if (control) return control;
    if (this.isDown || this.#outages.hit(request)) return failure(503, "SERVICE_UNAVAILABLE");
    const { path } = request;
    const page = /^\/checkoutnow\/(\w+)$/.exec(path)?.[1];
    if (page) return this.#page(request, page);
    if (path === "/v1/oauth2/token" && !this.#isClient(request.headers.authorization))
      return failure(401, "invalid_client", "Client Authentication failed");
    if (path === "/v1/oauth2/token")
      return ok({ access_token: this.token, token_type: "Bearer", expires_in: 3600 });
    if (request.headers.authorization !== `Bearer ${this.token}`)
      return failure(401, "AUTHENTICATION_FAILURE");
    if (this.turnsAway && path.endsWith("/capture")) return failure(this.turnsAway, "TURNED_AWAY");
    const key = request.headers["paypal-request-id"];
    const kept = typeof key === "string" ? this.#kept.get(`${path} ${key}`) : undefined;
    const answer = kept ?? (await this.#do(request));
    if (typeof key === "string" && answer.status < 500) this.#kept.set(`${path} ${key}`, answer);
    return answer;
  }

  #isClient(authorization: string | undefined): boolean {
    const known = Buffer.from(`${this.clientId}:${this.clientSecret}`).toString("base64");
    return authorization === `Basic ${known}`;
  }

  #do({ method, path, body }: WireRequest): WireAnswer | Promise<WireAnswer> {
    const dispute = /^\/v1\/customer\/disputes\/([\w-]+)$/.exec(path)?.[1];
    if (dispute) return this.#rows.has(dispute) ? ok(this.#get(dispute)) : failure(404, "RESOURCE_NOT_FOUND");
    const [, , , kind = "", id = "", verb = ""] = path.split("/");
    const known = (prefix: string) => (this.#rows.get(id)?.id.startsWith(prefix) ? this.#get(id) : undefined);
    if (path === "/v1/notifications/verify-webhook-signature") return this.#verify(body);
    if (method === "POST" && path === "/v2/checkout/orders") return this.#create(JSON.parse(body));
    const row = { orders: known("ORDER"), captures: known("CAPTURE"), refunds: known("REFUND") }[kind];
    if (!row) return failure(404, "RESOURCE_NOT_FOUND");
    if (method === "GET" && kind === "orders" && this.isBehind && row.status === "APPROVED")
      return ok({ ...row, status: "PAYER_ACTION_REQUIRED" });
    if (method === "GET") return ok(row);
    if (kind === "orders" && verb === "capture") return this.#capture(row);
    if (kind === "captures" && verb === "refund")
      return this.#refund(row, body === "" ? {} : JSON.parse(body));
    return failure(404, "RESOURCE_NOT_FOUND");
  }

  #create(given: Record<string, unknown>): WireAnswer {
    const unknown = unknownField(given, ORDER_FIELDS);
    if (unknown) return failure(400, "INVALID_REQUEST", `Unknown field ${unknown}`);
    if (this.refusesOrders)
      return failure(422, "UNPROCESSABLE_ENTITY", "The requested action could not be performed.", [
        { issue: this.refusesOrders, description: "PayPal's own words." },
      ]);
    const context = (given.payment_source as { paypal: { experience_context: Row } }).paypal
      .experience_context;
    const order = this.#add("ORDER", {
      status: "PAYER_ACTION_REQUIRED",
      intent: given.intent,
      purchase_units: given.purchase_units,
      return_url: context.return_url,
      cancel_url: context.cancel_url,
    });
    order.links = [{ rel: "payer-action", href: `${this.url}/checkoutnow/${order.id}`, method: "GET" }];
    return { status: 201, body: order };
  }

  /** The keys are another account's now, or PayPal has dropped an order that is long over. */
  forget(id: string): void {
    this.#rows.delete(id);
  }

  async #capture(order: Row): Promise<WireAnswer> {
    if (order.status !== "APPROVED") return failure(422, "UNPROCESSABLE_ENTITY", "ORDER_NOT_APPROVED");
    if (this.declinesNext) {
      this.declinesNext = false;
      return failure(422, "UNPROCESSABLE_ENTITY", "Not possible.", [{ issue: "INSTRUMENT_DECLINED" }]);
    }
    if (this.refusesNext) return this.#refuse(order);
    if (this.captureMs > 0) await sleep(this.captureMs, undefined, { ref: false });
    const [unit] = order.purchase_units as Record<string, unknown>[];
    const related_ids = { order_id: order.id };
    const { amount, custom_id, invoice_id } = unit as Record<string, unknown>;
    const state = this.holdsNext
      ? { status: "PENDING", status_details: { reason: "ECHECK" } }
      : { status: "COMPLETED" };
    this.holdsNext = false;
    const capture = this.#add("CAPTURE", {
      ...state,
      amount,
      custom_id,
      invoice_id,
      supplementary_data: { related_ids },
    });
    Object.assign(unit!, { payments: { captures: [capture] } });
    Object.assign(order, { status: "COMPLETED", payer: { name: { given_name: "Petra", surname: "Payer" } } });
    await this.#happened(`PAYMENT.CAPTURE.${capture.status}`, capture);
    return { status: 201, body: order };
  }

  /** "The requested action could not be performed, semantically incorrect, or failed business validation." */
  #refuse(order: Row): WireAnswer {
    const issue = this.refusesNext!;
    this.refusesNext = undefined;
    const answer = failure(422, "UNPROCESSABLE_ENTITY", "The requested action could not be performed.", [
      { issue, description: `PayPal's words for ${issue.toLowerCase().replaceAll("_", " ")}.` },
    ]);
    if (issue !== "PAYER_ACTION_REQUIRED") return answer;
    order.status = "PAYER_ACTION_REQUIRED";
    const links = [
      { rel: "payer-action", href: `${this.url}/checkoutnow/${order.id}?again=1`, method: "GET" },
    ];
    return { ...answer, body: { ...(answer.body as object), links } };
  }

  /** The bank has paid what a capture waited for, or has not. */
  async finishCapture(id: string, status: "COMPLETED" | "DECLINED"): Promise<void> {
    const capture = Object.assign(this.#get(id), { status });
    await this.#happened(`PAYMENT.CAPTURE.${status === "DECLINED" ? "DENIED" : status}`, capture);
  }

  /** Our bank has paid a pending refund, or has not. */
  async finishRefund(id: string, status: "COMPLETED" | "FAILED"): Promise<void> {
    const refund = Object.assign(this.#get(id), { status });
    const type = status === "COMPLETED" ? "PAYMENT.CAPTURE.REFUNDED" : "PAYMENT.REFUND.FAILED";
    await this.#happened(type, refund);
  }

  /** Somebody refunds a part on PayPal's site. */
  async refundThere(captureId: string, value: string): Promise<void> {
    await this.#refund(this.#get(captureId), { amount: { currency_code: "USD", value } });
  }

  /** PayPal takes the money back itself, such as after a dispute that was lost. */
  async reverse(captureId: string): Promise<void> {
    await this.#refund(this.#get(captureId), {}, "PAYMENT.CAPTURE.REVERSED");
  }

  /** A payer disputes a payment ("OPEN"), it is decided ("RESOLVED"), or taken up again. */
  async dispute(
    captureId: string,
    status: "OPEN" | "RESOLVED" | "WAITING_FOR_SELLER_RESPONSE",
  ): Promise<void> {
    const id = `PP-D-${captureId}`;
    const [type] = { OPEN: ["CREATED"], RESOLVED: ["RESOLVED"], WAITING_FOR_SELLER_RESPONSE: ["UPDATED"] }[
      status
    ];
    const disputed_transactions = [{ seller_transaction_id: captureId }];
    const update_time = new Date(Date.UTC(2026, 0, 1) + ++this.#counter * 1000).toISOString();
    const state = { id, dispute_id: id, status, reason: "UNAUTHORISED", update_time, disputed_transactions };
    this.#rows.set(id, state);
    await this.#happened(`CUSTOMER.DISPUTE.${type}`, state);
  }

  /** The same PayPal account sells something else as well. */
  async soldElsewhere(custom_id = "shop-7"): Promise<Row> {
    const amount = { currency_code: "USD", value: "9.00" };
    const capture = this.#add("CAPTURE", { status: "COMPLETED", amount, custom_id });
    await this.#happened("PAYMENT.CAPTURE.COMPLETED", capture);
    return capture;
  }

  async #refund(
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
    const refund = this.#add("REFUND", {
      status: this.refundStatus,
      amount,
      custom_id: given.custom_id,
      ...(this.leavesSumsOut ? {} : { seller_payable_breakdown: { total_refunded_amount } }),
      links: [{ rel: "up", href: `${this.url}/v2/payments/captures/${capture.id}`, method: "GET" }],
    });
    await this.#happened(refund.status === "COMPLETED" ? told : "PAYMENT.REFUND.PENDING", refund);
    return { status: 201, body: refund };
  }

  /** A transmission of PayPal's has these parts in this shape; anything else is answered 400 (VALIDATION_ERROR). */
  #isTransmission(asked: Record<string, string>): boolean {
    return /^https?:/.test(asked.cert_url ?? "") && /^SHA/.test(asked.auth_algo ?? "");
  }

  /** The event is compared as the bytes it came in: what was parsed and serialized again would not do. */
  #verify(body: string): WireAnswer {
    const asked = JSON.parse(body) as Record<string, string>;
    if (!this.#isTransmission(asked)) return failure(400, "VALIDATION_ERROR");
    const raw = body.slice(body.indexOf('"webhook_event":') + '"webhook_event":'.length, -1);
    const right = asked.transmission_sig === this.#sign(raw) && asked.webhook_id === this.webhookId;
    return ok({ verification_status: right ? "SUCCESS" : "FAILURE" });
  }

  #sign(payload: string): string {
    return createHmac("sha256", this.webhookId).update(payload).digest("base64");
  }

  #page(request: WireRequest, orderId: string): Promise<WireAnswer> {
    const order = this.#get(orderId);
    const [unit] = order.purchase_units as { amount: { value: string; currency_code: string } }[];
    return payPage(request, {
      title: "PayPal",
      amount: `${unit?.amount.value} ${unit?.amount.currency_code}`,
      cancelUrl: String(order.cancel_url),
      returnUrl: String(order.return_url),
      pay: () => this.approve(orderId),
    });
  }

  #add(prefix: string, values: Record<string, unknown>): Row {
    const row = { id: `${prefix}${++this.#counter}`, ...values };
    this.#rows.set(row.id, row);
    return row;
  }

  #get(id: string): Row {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`The stand-in has no ${id}.`);
    return row;
  }
}

const ok = (body: unknown): WireAnswer => ({ status: 200, body });
const failure = (status: number, name: string, message = name, details: object[] = []): WireAnswer => ({
  status,
  body: { name, message, debug_id: "stand-in", details },
});

/** The path of the first value that the documented body has no place for. */
function unknownField(value: unknown, known: readonly string[], path: string[] = []): string | undefined {
  if (typeof value !== "object" || value === null) {
    const spelled = path.map((part) => (/^\d+$/.test(part) ? "*" : part)).join(".");
    return known.includes(spelled) ? undefined : path.join(".");
  }
  for (const [name, inner] of Object.entries(value)) {
    const found = unknownField(inner, known, [...path, name]);
    if (found) return found;
  }
  return undefined;
}
