import { setTimeout as sleep } from "node:timers/promises";
import { Outages } from "./outages";
import { failure, ok } from "./paypal/answers";
import { PaypalDisputes } from "./paypal/disputes";
import { PaypalOrders } from "./paypal/orders";
import { PaypalRecords, type Row } from "./paypal/records";
import { PaypalRefunds } from "./paypal/refunds";
import { listen, type WireAnswer, type WireRequest } from "./wire";

export type { PaypalEvent } from "./paypal/records";

/**
 * PayPal as far as we use it, on this machine: token, orders, captures, refunds, and the call that verifies a webhook.
 * The signature is a keyed hash here, where PayPal's is a certificate's; who verifies it is PayPal in both cases.
 */
export class PaypalStandIn extends PaypalRecords {
  readonly clientId = "client-stand-in";
  readonly clientSecret = "secret-stand-in";
  /** The access token that is honoured now. */
  token = "token";
  readonly #outages = new Outages();
  readonly #kept = new Map<string, WireAnswer>();
  /** Request ids that are not answered yet. */
  readonly #working = new Set<string>();
  readonly #orders = new PaypalOrders(this);
  readonly #refunds = new PaypalRefunds(this);
  readonly #disputes = new PaypalDisputes(this);
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

  /** What happens when the payer presses "Pay" on PayPal's page. */
  approve(orderId: string): Promise<void> {
    return this.#orders.approve(orderId);
  }

  /** The bank has paid what a capture waited for, or has not. */
  finishCapture(id: string, status: "COMPLETED" | "DECLINED"): Promise<void> {
    return this.#orders.finishCapture(id, status);
  }

  /** The same PayPal account sells something else as well. */
  soldElsewhere(custom_id?: string): Promise<Row> {
    return this.#orders.sellElsewhere(custom_id);
  }

  /** Our bank has paid a pending refund, or has not. */
  finishRefund(id: string, status: "COMPLETED" | "FAILED"): Promise<void> {
    return this.#refunds.finish(id, status);
  }

  /** Somebody refunds a part on PayPal's site. */
  refundThere(captureId: string, value: string): Promise<void> {
    return this.#refunds.refundThere(captureId, value);
  }

  /** PayPal takes the money back itself, such as after a dispute that was lost. */
  reverse(captureId: string): Promise<void> {
    return this.#refunds.reverse(captureId);
  }

  /** A payer disputes a payment ("OPEN"), it is decided ("RESOLVED"), or taken up again. */
  dispute(captureId: string, status: "OPEN" | "RESOLVED" | "WAITING_FOR_SELLER_RESPONSE"): Promise<void> {
    return this.#disputes.dispute(captureId, status);
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
    if (page) return this.#orders.page(request, page);
    const arrived = /^\/arrivals\/([\w-]+)$/.exec(path)?.[1];
    if (arrived) return this.#arrivals(arrived);
    if (path === "/v1/oauth2/token" && !this.#isClient(request.headers.authorization))
      return failure(401, "invalid_client", "Client Authentication failed");
    if (path === "/v1/oauth2/token")
      return ok({ access_token: this.token, token_type: "Bearer", expires_in: 3600 });
    if (request.headers.authorization !== `Bearer ${this.token}`)
      return failure(401, "AUTHENTICATION_FAILURE");
    if (this.turnsAway && path.endsWith("/capture")) return failure(this.turnsAway, "TURNED_AWAY");
    const key = request.headers["paypal-request-id"];
    const kept = typeof key === "string" ? this.#kept.get(`${path} ${key}`) : undefined;
    // "If you send simultaneous API calls with the same header, PayPal processes the first call and might fail the second."
    if (typeof key === "string" && this.#working.has(`${path} ${key}`))
      return failure(409, "RESOURCE_CONFLICT", "RESOURCE_CONFLICT", [
        { issue: "PREVIOUS_REQUEST_IN_PROGRESS" },
      ]);
    if (typeof key === "string") this.#working.add(`${path} ${key}`);
    const answer = kept ?? (await this.#do(request));
    this.#working.delete(`${path} ${key}`);
    if (typeof key === "string" && answer.status < 500) this.#kept.set(`${path} ${key}`, answer);
    return answer;
  }

  /** `PUT /arrivals/<invoice number>`: the money that was on its way for it is there. */
  async #arrivals(number: string): Promise<WireAnswer> {
    const waiting = this.rows("CAPTURE").filter(
      (row) => row.status === "PENDING" && JSON.stringify(row).includes(number),
    );
    for (const { id } of waiting) await this.finishCapture(id, "COMPLETED");
    return { status: 204, body: undefined };
  }

  #isClient(authorization: string | undefined): boolean {
    const known = Buffer.from(`${this.clientId}:${this.clientSecret}`).toString("base64");
    return authorization === `Basic ${known}`;
  }

  #do({ method, path, body }: WireRequest): WireAnswer | Promise<WireAnswer> {
    const dispute = /^\/v1\/customer\/disputes\/([\w-]+)$/.exec(path)?.[1];
    if (dispute) return this.find(dispute) ? ok(this.get(dispute)) : failure(404, "RESOURCE_NOT_FOUND");
    if (path === "/v1/notifications/verify-webhook-signature") return this.#verify(body);
    if (method === "POST" && path === "/v2/checkout/orders") return this.#orders.create(JSON.parse(body));
    const [, , , kind = "", id = "", verb = ""] = path.split("/");
    const prefix = { orders: "ORDER", captures: "CAPTURE", refunds: "REFUND" }[kind];
    const row = prefix && id.startsWith(prefix) ? this.find(id) : undefined;
    if (row && method === "GET") return kind === "orders" ? this.#orders.read(row) : ok(row);
    if (row && kind === "orders" && verb === "capture") return this.#orders.capture(row);
    if (row && kind === "captures" && verb === "refund")
      return this.#refunds.make(row, body === "" ? {} : JSON.parse(body));
    return failure(404, "RESOURCE_NOT_FOUND");
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
    const right = asked.transmission_sig === this.sign(raw) && asked.webhook_id === this.webhookId;
    return ok({ verification_status: right ? "SUCCESS" : "FAILURE" });
  }
}
