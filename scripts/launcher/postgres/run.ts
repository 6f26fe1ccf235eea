import { spawn } from "node:child_process";
import type { DatabaseUser } from "./database-user";

/** Runs one of PostgreSQL's programs to its end; resolves to its exit code and everything it said. */
export function run(
  program: string,
  args: string[],
  user: DatabaseUser,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...processOptions(user), stdio: ["ignore", "pipe", "pipe"] });
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
 * A folder anybody may stand in, and no more of our environment than needed: no secrets, and none of libpq's PG* variables.
 * English messages, since the log of a failed start is quoted.
 */
export function processOptions(user: DatabaseUser) {
  const { PATH, SystemRoot, TEMP } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH, SystemRoot, TEMP, LC_ALL: "C", TZ: "UTC" };
  return { ...user, cwd: process.platform === "win32" ? undefined : "/", env };
}
