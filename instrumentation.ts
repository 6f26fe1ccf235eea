import type { Instrumentation } from "next";

/** Next calls this once a process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTracing } = await import("@/lib/server/tracing/start-tracing");
    startTracing();
  }
  const { startProcess } = await import("@/lib/server/start-process");
  startProcess();
  await import("@/lib/server/log-request-error"); // Loaded now: what it notes decides how a failed page is answered.
}

/** Next calls this for whatever a page, an action or a handler threw. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logRequestError } = await import("@/lib/server/log-request-error");
  logRequestError(error, request, context);
};
