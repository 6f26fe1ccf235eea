import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const TIMEOUT_MS = 50_000;

export type Ending = { code: number | null; stdout: string; stderr: string };

/** Runs the start script to its end, which it is expected to reach on its own. */
export async function runStart(args: string[], environment: Record<string, string>): Promise<Ending> {
  const { NODE_ENV, DATABASE_URL, AUTH_SECRET, API_KEY_SECRET, ...ours } = process.env;
  const child = spawn(process.execPath, [join(process.cwd(), "scripts/start.mjs"), ...args], {
    env: Object.assign(Object.create(null), ours, environment),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: TIMEOUT_MS,
  });
  const ending = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    ending.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    ending.stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, ...ending };
}
