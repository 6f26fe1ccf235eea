import { readFileSync } from "node:fs";

/** Linux counts a process' time in hundredths of a second, whatever the machine. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** What a process has used of processors since it began, in seconds; undefined where the system has no /proc. */
export function processorSeconds(pid: number | undefined): number | undefined {
  const fields = pid === undefined ? undefined : statOf(pid, "stat")?.split(") ").at(-1)?.split(" ");
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** What a process holds in memory, in bytes; undefined where the system has no /proc. */
export function residentBytes(pid: number): number | undefined {
  const pages = statOf(pid, "statm")?.split(" ")[1];
  return pages === undefined ? undefined : Number(pages) * PAGE_BYTES;
}

function statOf(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}
