import { readFileSync, readlinkSync } from "node:fs";

/** Whether a process with this id runs, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What tells two processes with the same id apart: the start time in clock ticks since boot (proc(5), field 22).
 * Undefined where there is no /proc; then the id alone has to do.
 */
export function processStartTime(pid: number): string | undefined {
  const stat = readProc(pid, "stat");
  // The command name is in brackets and may itself hold spaces and brackets, so count from the last one.
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

/** The folder a process stands in, or undefined where the system doesn't say. */
export function processFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}
