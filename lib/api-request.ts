/** Reads headers by name, in any case. */
export type HeaderReader = Pick<Headers, "get" | "has">;

/**
 * What the API reads of a request. A web `Request` is one; the process's own front makes a smaller one, because making
 * a `Request` costs more than answering most of them.
 */
export interface ApiRequest {
  readonly method: string;
  /** Absolute, as in a web `Request`. Only its path and query mean anything. */
  readonly url: string;
  readonly headers: HeaderReader;
  readonly body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null;
}
