import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";

/**
 * Runs scripts/generate.ts in a process of its own, which ends with this one: the routes that it imports are not to stay
 * here. Where `CI` is set it writes nothing and fails on a stale file, or nobody would learn of it. Resolves to the exit
 * code.
 */
export async function runGenerate(signal?: AbortSignal): Promise<number | null> {
  const preload = ["--require", "./scripts/exit-with-parent.cjs", "--import", "./scripts/runtime.mjs"];
  const check = process.env.CI ? ["--check"] : [];
  const child = spawn(process.execPath, [...preload, join("scripts", "generate.ts"), ...check], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    signal,
  });
  const [code] = await once(child, "exit");
  return code;
}
