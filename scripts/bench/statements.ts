import { readStatementFile } from "@/lib/bank-statements/import/read-file";
import { type FileKind, writeStatement } from "./write-statement";

/** What reading a statement may cost (docs/decisions/031-bank-statements.md). */
const LINES = 100_000;
const MOST_SECONDS = 30;
const MOST_MEGABYTES = 300;

const OPTIONS = {
  account: "DE89370400440532013000",
  currency: "EUR",
  csvMapping: async ({ mapping }: { mapping: never }) => mapping,
};

/** Reads a file of 100,000 lines in each format, and prints its seconds and the most memory that the process had. */
for (const kind of ["camt", "mt940", "ofx", "csv"] as const) {
  const { lines, megabytes, seconds, memory } = await measure(kind);
  const isWithin = lines === LINES && seconds < MOST_SECONDS && memory < MOST_MEGABYTES;
  if (!isWithin) process.exitCode = 1;
  const figures = `${megabytes.toFixed(0)} MB, ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB of memory`;
  console.log(`${kind.padEnd(6)} ${lines} lines of ${figures}${isWithin ? "" : ": too much"}`);
}

async function measure(kind: FileKind) {
  const started = performance.now();
  let [lines, bytes, memory] = [0, 0, 0];
  async function* counted() {
    for (const part of writeStatement(kind, LINES)) {
      bytes += part.length;
      yield part;
    }
  }
  for await (const event of readStatementFile(counted(), OPTIONS as never)) {
    if (event.type === "line" && ++lines % 1000 === 0)
      memory = Math.max(memory, process.memoryUsage().rss / 1e6);
  }
  return { lines, megabytes: bytes / 1e6, seconds: (performance.now() - started) / 1000, memory };
}
