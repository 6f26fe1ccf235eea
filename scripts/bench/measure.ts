import autocannon from "autocannon";
import type { Scenario } from "./scenarios";

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 10; // Some five thousand requests, until no more of it is being compiled.
const SLICE_SECONDS = 2;

export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  /** Of the worst slice. */
  p99Ms: number;
  /** Answers other than 2xx, and connections that broke. */
  failed: number;
}

/**
 * As many requests as its connections get answered, once the code is compiled and the caches are filled. The scenarios
 * take turns, two seconds each, for `seconds` each: whatever else the machine does then hits all of them alike.
 */
export async function measure(scenarios: Scenario[], seconds: number): Promise<Load[]> {
  const slices = new Map<Scenario, autocannon.Result[]>();
  for (const scenario of scenarios) slices.set(scenario, [await fire(scenario, WARM_UP_SECONDS)]);
  for (let second = 0; second < seconds; second += SLICE_SECONDS)
    for (const scenario of scenarios) slices.get(scenario)?.push(await fire(scenario, SLICE_SECONDS));
  return scenarios.map((scenario) => loadOf(slices.get(scenario) ?? []));
}

function fire(
  { origin, next, connections = CONNECTIONS }: Scenario,
  seconds: number,
): Promise<autocannon.Result> {
  return Promise.resolve(
    autocannon({
      url: origin,
      connections,
      duration: seconds,
      requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
    }),
  );
}

function loadOf([warmUp, ...slices]: autocannon.Result[]): Load {
  const p50s = slices.map(({ latency }) => latency.p50).sort((left, right) => left - right);
  return {
    requestsPerSecond: sum(slices.map((slice) => slice["2xx"])) / sum(slices.map(({ duration }) => duration)),
    p50Ms: p50s[Math.floor(p50s.length / 2)] ?? Number.NaN,
    p99Ms: Math.max(...slices.map(({ latency }) => latency.p99)),
    failed: sum([warmUp, ...slices].map((slice) => (slice ? slice.non2xx + slice.errors : 0))),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
