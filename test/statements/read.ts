import { readStatementFile } from "@/lib/bank-statements/import/read-file";
import type {
  StatementEnd,
  StatementEvent,
  StatementLine,
  StatementStart,
} from "@/lib/bank-statements/statement/statement";
import { OWN_IBAN } from "./camt";

export type ReadStatement = StatementStart & Omit<StatementEnd, "type"> & { lines: StatementLine[] };

/** What a file says, by statement. `text` may be bytes, to try an encoding or a ZIP. */
export async function readStatements(text: string | Uint8Array, chunkBytes = 1024): Promise<ReadStatement[]> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const options = {
    account: OWN_IBAN,
    currency: "EUR",
    csvMapping: async ({ mapping, doubts }: { mapping: never; doubts: string[] }) => {
      if (doubts.length > 0) throw new Error(doubts.join(" "));
      return mapping;
    },
  };
  const read: ReadStatement[] = [];
  for await (const event of readStatementFile(chunksOf(bytes, chunkBytes), options as never))
    collect(read, event);
  return read;
}

function collect(read: ReadStatement[], event: StatementEvent): void {
  if (event.type === "statement") read.push({ ...event, closing: null, pendingCount: 0, lines: [] });
  else if (event.type === "line") read.at(-1)!.lines.push(event);
  else Object.assign(read.at(-1)!, { closing: event.closing, pendingCount: event.pendingCount });
}

export async function* chunksOf(
  bytes: Uint8Array,
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
