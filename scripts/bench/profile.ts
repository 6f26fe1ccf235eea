import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "@/scripts/launcher/project-root";
import { measure } from "./measure";
import type { Scenario } from "./scenarios";

const PRELOAD = join(projectRoot, "scripts", "bench", "profile-on-signal.cjs");
const WRITTEN_WITHIN_SECONDS = 20;

/** A server that was started with `environment`, and can be asked what its processor time went to. */
export interface Profiled {
  pid: number;
  file: string;
}

/** What a server's process must be started with to be profiled. */
export function profiling(name: string): { file: string; environment: Record<string, string> } {
  const file = join(tmpdir(), `igny8-profile-${process.pid}-${name}.json`);
  return { file, environment: { NODE_OPTIONS: `--require "${PRELOAD}"`, PROFILE_FILE: file } };
}

/** Processor time in microseconds per request, by where it was spent. */
export type Shares = Map<Where, number>;

export const WHERE = [
  "Node.js",
  "Next.js",
  "middleware",
  "handlers, drizzle, zod",
  "pg",
  "other packages",
  "garbage collection",
  "native code",
] as const;
export type Where = (typeof WHERE)[number];

/** Loads one server for some seconds, and tells what its process did meanwhile. */
export async function profile(scenario: Scenario, { pid, file }: Profiled, seconds: number): Promise<Shares> {
  await measure([scenario], 1); // The code is compiled, the caches are filled.
  process.kill(pid, "SIGUSR2");
  let served = 0;
  const next = () => {
    served++;
    return scenario.next();
  };
  await measure([{ ...scenario, next }], seconds);
  process.kill(pid, "SIGUSR2");
  return sharesOf(await written(file), served);
}

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

async function written(file: string): Promise<CpuProfile> {
  for (const deadline = Date.now() + WRITTEN_WITHIN_SECONDS * 1000; Date.now() < deadline; await sleep(100)) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    await rm(file);
    return JSON.parse(text);
  }
  throw new Error("The server wrote no profile.");
}

function sharesOf({ nodes, samples, timeDeltas }: CpuProfile, requests: number): Shares {
  const whereOf = new Map(nodes.map(({ id, callFrame }) => [id, where(callFrame)]));
  const shares: Shares = new Map();
  for (const [index, sample] of samples.entries()) {
    const place = whereOf.get(sample);
    if (place) shares.set(place, (shares.get(place) ?? 0) + (timeDeltas[index] ?? 0) / requests);
  }
  return shares;
}

/** Undefined while it waited. */
function where({ functionName, url }: { functionName: string; url: string }): Where | undefined {
  if (functionName === "(idle)" || functionName === "(root)") return undefined;
  if (functionName === "(garbage collector)") return "garbage collection";
  if (url.startsWith("node:")) return "Node.js";
  if (url.includes("/server/edge/") || url.includes("middleware")) return "middleware";
  if (url.includes("/.next/")) return "handlers, drizzle, zod";
  if (url.includes("/node_modules/next/")) return "Next.js";
  if (/\/node_modules\/pg(-|\/)/.test(url)) return "pg";
  return url.includes("/node_modules/") ? "other packages" : url ? "handlers, drizzle, zod" : "native code";
}
