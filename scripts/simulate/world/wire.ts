import { listen, type WireAnswer, type WireRequest } from "@/test/providers/wire";

/** How the line to a provider is: `deaf` does what it is asked, and its answer is lost; `down` does nothing. */
export type Line = "good" | "deaf" | "down";

/** The line between the product and a provider's stand-in, which can lose answers and hold a request back. */
export class Wire {
  line: Line = "good";
  url = "";
  /** How many requests that change something are held back. */
  held = 0;
  #isHolding = false;
  #released: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;
  #close: () => Promise<void> = async () => undefined;

  async open(target: string): Promise<this> {
    const { url, close } = await listen((request) => this.#pass(target, request));
    this.url = url;
    this.#close = close;
    return this;
  }

  close(): Promise<void> {
    this.release();
    return this.#close();
  }

  /** From now on, what changes something is held back before it reaches the provider ... */
  hold(): void {
    this.#isHolding = true;
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** ... from now on nothing more is: it overtakes what is held ... */
  letOthersPass(): void {
    this.#isHolding = false;
  }

  /** ... and now that arrives as well. */
  release(): void {
    this.#isHolding = false;
    this.#release();
  }

  async #pass(target: string, request: WireRequest): Promise<WireAnswer> {
    if (this.line === "down") return SILENCE;
    if (this.#isHolding && request.method !== "GET") {
      this.held += 1;
      await this.#released;
      this.held -= 1;
    }
    const answer = await forward(target, request);
    const changed = request.method !== "GET" && !request.path.endsWith("/oauth2/token");
    return this.line === "deaf" && changed ? SILENCE : answer;
  }
}

/** The header keeps Stripe's SDK from trying again after half a second: its second try would be lost as well. */
const SILENCE: WireAnswer = {
  status: 502,
  body: { error: { type: "api_error", message: "The line is silent." } },
  headers: { "stripe-should-retry": "false" },
};

async function forward(
  target: string,
  { method, path, query, body, headers }: WireRequest,
): Promise<WireAnswer> {
  const search = query.size > 0 ? `?${query}` : "";
  const { host: _, connection: __, "content-length": ___, "transfer-encoding": ____, ...rest } = headers;
  const response = await fetch(`${target}${path}${search}`, {
    method,
    headers: rest as Record<string, string>,
    ...(method === "GET" || body === "" ? {} : { body }),
  });
  const kept: Record<string, string> = { "content-type": response.headers.get("content-type") ?? "" };
  const replayed = response.headers.get("idempotent-replayed");
  if (replayed) kept["idempotent-replayed"] = replayed;
  return { status: response.status, body: undefined, html: await response.text(), headers: kept };
}
