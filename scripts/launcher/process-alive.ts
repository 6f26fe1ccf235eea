import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Whether the system can be asked about other processes (proc(5)). */
export const hasProc = existsSync("/proc/self/stat");

/** Whether a process with this id runs, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What tells two processes with the same id apart: the start time in clock ticks since boot (field 22 of its stat).
 * Undefined where there is no /proc; then the id alone has to do.
 */
export function processStartTime(pid: number): string | undefined {
  return statFields(pid)?.[19];
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

// Ended, but nobody has asked for its exit code: a container's first process often doesn't, and then it stays for ever.
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
