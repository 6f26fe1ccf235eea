import type { Span, SpanProcessor } from "@opentelemetry/sdk-trace";

/** Attributes that say which address was asked for. */
const ADDRESSES = ["http.target", "http.url", "url.full", "url.path", "url.query"];

/** Takes links' secrets out of a trace: what stands in the query, and in the path of an invitation. */
export class HideSecrets implements SpanProcessor {
  onStart(): void {}
  /** The last moment at which a span can be changed, no matter what set the attribute. */
  onEnding(span: Span): void {
    for (const name of ADDRESSES) {
      const value = span.attributes[name];
      if (typeof value === "string") span.setAttribute(name, withoutSecrets(value));
    }
  }
  onEnd(): void {}
  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}
}

/** Pure. */
export function withoutSecrets(address: string): string {
  return address.replace(/\?.*$/s, "").replace(/(\/invite\/)[^/]+/, "$1-");
}
