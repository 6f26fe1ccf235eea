import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Whether the system can be asked about other processes by files (proc(5)); where not, `ps` is asked. */
export const hasProc = existsSync("/proc/self/stat");

/** Whether a process with this id runs, no matter who owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What tells two processes with the same id apart: the start time in clock ticks since boot (field 22 of its stat), or
 * what `ps` says where there is no /proc. Undefined when there is no such process.
 */
export function processStartTime(pid: number): string | undefined {
  if (hasProc) return statFields(pid)?.[19];
  const seen = askPs(pid);
  return seen && `${seen.startedAt.toISOString()} ${seen.command}`;
}

/** When a process started, to the second, and its program, as every Unix tells; undefined when there is none. */
export function askPs(pid: number): { startedAt: Date; command: string } | undefined {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const asked = spawnSync("ps", ["-o", "lstart=,comm=", "-p", String(pid)], { env, encoding: "utf8" });
  // "Sun Nov 29 20:28:52 2026 /opt/postgres": five words of time, then the program.
  const found = /^\s*(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.+?)\s*$/.exec(asked.stdout ?? "");
  return found?.[1] && found[2] ? { startedAt: new Date(`${found[1]} UTC`), command: found[2] } : undefined;
}

/** The ids of the processes that stand in `folder`. Empty where the system doesn't say. */
export function processesIn(folder: string): number[] {
  if (!hasProc) return [];
  const ids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return ids.filter((pid) => processFolder(pid) === folder);
}

/** The folder a process stands in, or undefined where the system doesn't say. */
export function processFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

// Ended, but nobody has asked for its exit code: a container's first process often doesn't, and then it stays forever.
function isZombie(pid: number): boolean {
  return statFields(pid)?.[0] === "Z";
}

/** The fields from the third on: the second, the command's name, may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
