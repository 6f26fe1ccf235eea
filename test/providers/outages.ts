import type { WireAnswer, WireRequest } from "./wire";

/**
 * Outages that hit only what mentions a word, such as an invoice's number: a story has its own while others go on paying.
 * `PUT /outages/<word>` begins one, `DELETE` ends it.
 */
export class Outages {
  readonly #words = new Set<string>();

  hit({ path, body }: WireRequest): boolean {
    return [...this.#words].some((word) => path.includes(word) || body.includes(word));
  }

  /** The answer to a request that begins or ends one; undefined for every other request. */
  control({ method, path }: WireRequest): WireAnswer | undefined {
    const word = /^\/outages\/([\w-]+)$/.exec(path)?.[1];
    if (!word) return undefined;
    if (method === "PUT") this.#words.add(word);
    else this.#words.delete(word);
    return { status: 204, body: undefined };
  }
}
