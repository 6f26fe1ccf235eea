import { spawn } from "node:child_process";
import type { DatabaseUser } from "./database-user";

type RunOptions = {
  /** The folder it stands in. */
  cwd?: string;
  /** Ends it before its time; the promise then rejects. */
  signal?: AbortSignal;
};

/** Runs one of PostgreSQL's programs to its end; resolves to its exit code and everything it said. */
export function run(
  program: string,
  args: string[],
  user: DatabaseUser,
  { cwd, signal }: RunOptions = {},
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const options = { ...processOptions(user, cwd), signal };
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
}

/**
 * No more of our environment than needed: no secrets, and none of libpq's PG* variables. English messages, since the log
 * of a failed start is quoted. Anybody may stand in the root folder.
 */
export function processOptions(user: DatabaseUser, cwd = "/") {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    LC_ALL: "C",
    TZ: "UTC",
  };
  return { ...user, cwd, env };
}
