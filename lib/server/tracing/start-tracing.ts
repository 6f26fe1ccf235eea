import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { onShutdown } from "@/lib/on-shutdown";
import { HideSecrets } from "./trace-attributes";

/**
 * Sends what Next tells of each request (route, status, how long, what it was made of) to OTEL_EXPORTER_OTLP_ENDPOINT. The
 * exporter reads that and OpenTelemetry's other settings, such as OTEL_EXPORTER_OTLP_HEADERS, from the environment itself.
 */
export function startTracing(): void {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": process.env.OTEL_SERVICE_NAME || "igny8" }),
    spanProcessors: [new HideSecrets(), new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  onShutdown("tracing", () => provider.shutdown());
}
