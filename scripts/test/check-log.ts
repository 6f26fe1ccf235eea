import { findSecrets } from "./find-secrets";
import type { Tally } from "./tally";

/** The log of all stories, at its most talkative: one passed check when it holds no secret, one failed when it does. */
export function checkLog(log: string, known: readonly string[]): Tally {
  const found = findSecrets(log, known);
  const lines = log.split("\n").filter((line) => line.startsWith("{")).length;
  process.stdout.write(`\n${lines} log lines of the stories, ${found.length} with a secret\n`);
  for (const line of found.slice(0, 20)) process.stdout.write(`  ${line}\n`);
  return found.length === 0 && lines > 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const WARN = 40;

/** What is worth a look while the stories run: everything but the chatter. */
export function worthPrinting(chunk: string): string {
  const lines = chunk.split("\n").filter((line) => !isChatter(line));
  return lines.join("\n").trim() === "" ? "" : `${lines.join("\n").trimEnd()}\n`;
}

function isChatter(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level !== undefined && Number(level) < WARN;
}
