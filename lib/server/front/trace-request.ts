import type { IncomingMessage, ServerResponse } from "node:http";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** Whether anybody collects traces: asked once, because even a span that nobody keeps costs something. */
const isTracing = Boolean(process.env.OTEL_EXPORTER_OTLP_ENDPOINT);

/** Runs `work` in a span that says what Next's own would: method, route, target and status. */
export function traced(
  request: IncomingMessage,
  response: ServerResponse,
  route: string,
  work: () => Promise<void>,
): Promise<void> {
  return isTracing ? inSpan(request, response, route, work) : work();
}

function inSpan(
  { method = "GET", url = "/", headers }: IncomingMessage,
  response: ServerResponse,
  route: string,
  work: () => Promise<void>,
): Promise<void> {
  const attributes = { "http.method": method, "http.route": route, "http.target": url };
  const parent = propagation.extract(context.active(), headers);
  const options = { kind: SpanKind.SERVER, attributes };
  return trace.getTracer("igny8").startActiveSpan(`${method} ${route}`, options, parent, async (span) => {
    try {
      await work();
    } finally {
      span.setAttribute("http.status_code", response.statusCode);
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
  });
}
