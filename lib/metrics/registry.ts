import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<"route" | "method" | "status">;
  limitDecisions: Counter<"limit" | "outcome">;
  requestLog: Counter<"outcome">;
  jobs: Counter<"job" | "outcome">;
  jobsRunning: Gauge;
  queue: Gauge<"state">;
  payments: Gauge<"state">;
  pool: Gauge<"state">;
}

/** On `globalThis`, so that Next's separate bundles count in one place. */
const shared = globalThis as typeof globalThis & { igny8Metrics?: Metrics };

/** Every series the product exposes at /api/metrics. Labels are few and closed: never an id, never a raw path. */
export function metrics(): Metrics {
  shared.igny8Metrics ??= makeMetrics();
  return shared.igny8Metrics;
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return { registry, ...requestSeries(registers), ...jobSeries(registers), ...stateSeries(registers) };
}

/** What callers of the API got. */
function requestSeries(registers: Registry[]) {
  return {
    requestSeconds: new Histogram({
      name: "igny8_http_request_duration_seconds",
      help: "API requests by declared route, method and status.",
      labelNames: ["route", "method", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    limitDecisions: new Counter({
      name: "igny8_rate_limit_decisions_total",
      help: "Requests that a rate limit let pass or refused.",
      labelNames: ["limit", "outcome"],
      registers,
    }),
    requestLog: new Counter({
      name: "igny8_request_log_entries_total",
      help: "API requests that were written to their accounts' logs, or dropped because too many waited.",
      labelNames: ["outcome"],
      registers,
    }),
  };
}

function jobSeries(registers: Registry[]) {
  return {
    jobs: new Counter({
      name: "igny8_jobs_total",
      help: "Background jobs by outcome.",
      labelNames: ["job", "outcome"],
      registers,
    }),
    jobsRunning: new Gauge({
      name: "igny8_jobs_running",
      help: "1 while this process works on the queue, 0 while it can't.",
      registers,
    }),
    queue: new Gauge({
      name: "igny8_queue",
      help: "Jobs in the queue that are due, running, held by a dead process, or failed for good.",
      labelNames: ["state"],
      registers,
    }),
  };
}

/** What is read from the database and its pool when somebody asks. */
function stateSeries(registers: Registry[]) {
  return {
    payments: new Gauge({
      name: "igny8_payments",
      help: "Payments by state, as the database has them now.",
      labelNames: ["state"],
      registers,
    }),
    pool: new Gauge({
      name: "igny8_database_connections",
      help: "Connections of this process's pool: total, idle, and requests waiting for one.",
      labelNames: ["state"],
      registers,
    }),
  };
}
