import { setTimeout as sleep } from "node:timers/promises";
import { Outages } from "./outages";
import { failure, missing, ok, refusal } from "./stripe/answers";
import { StripeBusiness } from "./stripe/business";
import { endpointOf, unknownParameter } from "./stripe/parameters";
import { listen, type WireAnswer, type WireRequest } from "./wire";

export type { StripeEvent } from "./stripe/records";

/**
 * Stripe as far as we use it, on this machine: its paths, form encoding, idempotency keys, errors and signatures. It
 * refuses parameters that Stripe does not know.
 */
export class StripeStandIn extends StripeBusiness {
  /** Answers 503 to everything, as a provider that is down. */
  isDown = false;
  /** The next request that would be done fails after it was understood: Stripe keeps that answer for its key. */
  failsNext = false;
  /** So many of the next answers to something done are lost on their way. The SDK asks twice. */
  losesAnswers = 0;
  /** Answers only after so long: what was asked for is done all the same. */
  slownessMs = 0;
  readonly #outages = new Outages();
  readonly #kept = new Map<string, { fingerprint: string; answer: WireAnswer }>();
  /** Keys whose first request is not answered yet. */
  readonly #working = new Set<string>();
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

  /** A day is over: Stripe answers a key that it had as a new one. */
  forgetKeys(): void {
    this.#kept.clear();
  }

  async #answerInTime(request: WireRequest): Promise<WireAnswer> {
    const answer = await this.#answer(request);
    if (request.method === "POST" && this.losesAnswers > 0) {
      this.losesAnswers -= 1;
      return { ...answer, isLost: true };
    }
    if (this.slownessMs > 0) await sleep(this.slownessMs, undefined, { ref: false });
    return answer;
  }

  async #answer(request: WireRequest): Promise<WireAnswer> {
    const control = this.#outages.control(request);
    if (control) return control;
    if (this.isDown || this.#outages.hit(request)) return failure(503, "api_error", "Stripe is down.");
    const page = /^\/pay\/(\w+)$/.exec(request.path)?.[1];
    if (page) return this.sessions.page(request, page);
    const arrived = /^\/arrivals\/([\w-]+)$/.exec(request.path)?.[1];
    if (arrived) return this.#arrivals(arrived);
    const portal = /^\/portal\/(\w+)$/.exec(request.path)?.[1];
    if (portal) return this.customers.portalPage(portal);
    if (!request.headers.authorization?.startsWith("Bearer sk_"))
      return failure(401, "authentication_error", "No key.");
    const endpoint = endpointOf(request.method, request.path);
    if (!endpoint)
      return failure(404, "invalid_request_error", `Unrecognized request URL (${request.path}).`);
    const parameters = new URLSearchParams(request.method === "GET" ? request.query : request.body);
    const unknown = unknownParameter(endpoint, parameters.keys());
    if (unknown) return refusal(`Received unknown parameter: ${unknown}`);
    const customer = request.method === "POST" ? parameters.get("customer") : null;
    if (customer && !this.has(customer)) return missing(customer, "customer");
    return this.#once(request, async () => this.#do(endpoint, idIn(request.path), parameters));
  }

  /** `PUT /arrivals/<invoice number>`: the money that was on its way for it is there. */
  async #arrivals(number: string): Promise<WireAnswer> {
    for (const { id } of this.rows("cs_").filter((row) => row.client_reference_id === number))
      await this.arrive(id);
    return { status: 204, body: undefined };
  }

  /** The same key with the same request: the first answer. With another one: refused. */
  async #once(request: WireRequest, work: () => Promise<WireAnswer>): Promise<WireAnswer> {
    const key = request.headers["idempotency-key"];
    if (typeof key !== "string" || request.method !== "POST") return work();
    const fingerprint = `${request.path} ${request.body}`;
    const kept = this.#kept.get(key);
    if (kept && kept.fingerprint !== fingerprint) {
      return failure(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters.",
      );
    }
    if (kept) return { ...kept.answer, headers: { "idempotent-replayed": "true" } };
    if (this.#working.has(key))
      return failure(409, "idempotency_error", IN_USE, { code: "idempotency_key_in_use" });
    this.#working.add(key);
    const answer = this.failsNext ? failure(500, "api_error", "Something broke at Stripe.") : await work();
    this.#working.delete(key);
    this.failsNext = false;
    this.#kept.set(key, { fingerprint, answer });
    return answer;
  }

  #do(endpoint: string, id: string, given: URLSearchParams): WireAnswer | Promise<WireAnswer> {
    const answer = this.endpoints[endpoint];
    if (answer) return answer(id, given);
    return this.has(id) ? ok(this.get(id)) : missing(id, "id");
  }
}

/** What a second request with a key is told while the first is being worked on. */
const IN_USE = "There is currently another in-progress request using this Idempotency Key.";

/** "in_7" in /v1/invoices/in_7/void; else the last part. */
const idIn = (path: string) =>
  /\/([a-z]+_\d\w*)(\/[a-z_]+)?$/.exec(path)?.[1] ?? path.split("/").at(-1) ?? "";
