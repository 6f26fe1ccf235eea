import autocannon from "autocannon";
import type { Scenario } from "./scenarios";

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 3;

export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers other than 2xx, and connections that broke. */
  failed: number;
}

/** As many requests as 16 connections get answered, once the code is compiled and the caches are filled. */
export async function measure(scenario: Scenario, seconds: number): Promise<Load> {
  const warmUp = await fire(scenario, WARM_UP_SECONDS);
  const result = await fire(scenario, seconds);
  return {
    requestsPerSecond: result["2xx"] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: failuresOf(warmUp) + failuresOf(result),
  };
}

function fire({ origin, next }: Scenario, seconds: number): Promise<autocannon.Result> {
  return Promise.resolve(
    autocannon({
      url: origin,
      connections: CONNECTIONS,
      duration: seconds,
      requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
    }),
  );
}

function failuresOf(result: autocannon.Result): number {
  return result.non2xx + result.errors;
}
