import autocannon from "autocannon";
import { processorSeconds } from "./process-figures";
import type { Scenario } from "./scenarios";

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 10; // Some five thousand requests, until no more of it is being compiled.
const SLICE_SECONDS = 2;

export interface Load {
  requestsPerSecond: number;
  p50Ms: number;
  /** Of the worst slice. */
  p99Ms: number;
  /** Of the server's process, per request; undefined where the system doesn't tell. */
  processorMicroseconds: number | undefined;
  /** Answers other than the expected ones, and connections that broke. */
  failed: number;
}

/** A scenario, and the process that answers it, where its processor time is to be measured. */
export type Measurable = Scenario & { pid?: number };

interface Slice {
  seconds: number;
  answered: number;
  failed: number;
  p50Ms: number;
  p99Ms: number;
  processorSeconds: number | undefined;
}

/**
 * As many requests as its connections get answered, once the code is compiled and the caches are filled. The scenarios
 * take turns, two seconds each, for `seconds` each: whatever else the machine does then hits all of them alike.
 */
export async function measure(scenarios: Measurable[], seconds: number): Promise<Load[]> {
  const slices = new Map<Scenario, Slice[]>();
  for (const scenario of scenarios) slices.set(scenario, [await fire(scenario, WARM_UP_SECONDS)]);
  for (let second = 0; second < seconds; second += SLICE_SECONDS)
    for (const scenario of scenarios) slices.get(scenario)?.push(await fire(scenario, SLICE_SECONDS));
  return scenarios.map((scenario) => loadOf(slices.get(scenario) ?? []));
}

/** Sends that many requests and throws where one of them failed. */
export async function send(scenario: Scenario, amount: number): Promise<void> {
  const { failed } = read(scenario, await autocannon({ ...loadFor(scenario), amount }));
  if (failed > 0) throw new Error(`${failed} of ${amount} requests failed.`);
}

async function fire(scenario: Measurable, duration: number): Promise<Slice> {
  const before = processorSeconds(scenario.pid);
  const result = await autocannon({ ...loadFor(scenario), duration });
  const after = processorSeconds(scenario.pid);
  const spent = before === undefined || after === undefined ? undefined : after - before;
  return { ...read(scenario, result), processorSeconds: spent };
}

function loadFor({ origin, next, connections = CONNECTIONS }: Scenario) {
  const requests: autocannon.Request[] = [{ setupRequest: (request) => ({ ...request, ...next() }) }];
  return { url: origin, connections, requests };
}

function read({ status = 200 }: Scenario, result: autocannon.Result) {
  const refused = status === 200 ? 0 : (result.statusCodeStats?.[`${status}` as `${number}`]?.count ?? 0);
  return {
    seconds: result.duration,
    answered: status === 200 ? result["2xx"] : refused,
    failed: result.non2xx - refused + result.errors,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

function loadOf([warmUp, ...slices]: Slice[]): Load {
  const p50s = slices.map(({ p50Ms }) => p50Ms).sort((left, right) => left - right);
  const answered = sum(slices.map((slice) => slice.answered));
  const spent = sum(slices.map(({ processorSeconds }) => processorSeconds ?? Number.NaN));
  return {
    requestsPerSecond: answered / sum(slices.map(({ seconds }) => seconds)),
    p50Ms: p50s[Math.floor(p50s.length / 2)] ?? Number.NaN,
    p99Ms: Math.max(...slices.map(({ p99Ms }) => p99Ms)),
    processorMicroseconds: Number.isNaN(spent) ? undefined : (spent * 1_000_000) / answered,
    failed: sum([warmUp, ...slices].map((slice) => slice?.failed ?? 0)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
