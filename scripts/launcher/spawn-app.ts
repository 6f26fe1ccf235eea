import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { SERVER_NODE_FLAGS } from "./node-flags";
import { projectRoot } from "./project-root";

const READY = /IGNY8 is ready at ([^\s,]+)/;

export type SpawnedApp = {
  url: string;
  pid: number | undefined;
  /** Everything it printed so far. */
  output(): string;
  /** As Ctrl-C would; resolves to its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

export type SpawnOptions = {
  /** Command line options of scripts/start.mjs, such as `--data`. */
  args?: string[];
  environment?: Record<string, string | undefined>;
  /** Where its output goes as well; nowhere unless told. */
  print?: (text: string) => void;
  /** Reads what it prints once it is ready, and forgets it: for a load that would fill the memory. */
  forgetsOutput?: boolean;
};

/** Starts the app in a process of its own, on a free port unless PORT says which, and waits until it is ready. */
export async function spawnApp(options: SpawnOptions = {}): Promise<SpawnedApp> {
  const child = spawnStart(options);
  let output = "";
  let isReady = false; // Then there is nothing more to look for in what may become long.
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      if (isReady && options.forgetsOutput) return;
      output += chunk.toString("utf8");
      options.print?.(chunk.toString("utf8"));
      const url = isReady ? undefined : READY.exec(output)?.[1];
      if (!url) return;
      isReady = true;
      resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("close", (code) => reject(new Error(`The app did not start (exit code ${code}).\n${output}`)));
  });
  return { url: await ready, pid: child.pid, output: () => output, stop: (signal) => stop(child, signal) };
}

function spawnStart({ args = [], environment = {} }: SpawnOptions): ChildProcess {
  const preload = ["--require", join(projectRoot, "scripts", "exit-with-parent.cjs")];
  // A test run's own NODE_ENV is not the app's.
  const { NODE_ENV, ...ours } = process.env;
  const env: Record<string, string | undefined> = { ...ours, PORT: "0", ...environment };
  return spawn(
    process.execPath,
    [...SERVER_NODE_FLAGS, ...preload, join(projectRoot, "scripts", "start.mjs"), ...args],
    {
      env: Object.assign(Object.create(null), env),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = await once(child, "exit");
  return code;
}
