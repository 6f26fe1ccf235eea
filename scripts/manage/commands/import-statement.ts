import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { type Received, receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { importedJson } from "@/lib/bank-statements/output";
import { isDatabaseAway } from "@/lib/database-away";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import type { ManageCommand } from "../command";
import { sayBeside } from "../print";
import { watchFolder } from "../watch-folder";

interface Given {
  files: string[];
  watch?: string;
}

/** How often a watched folder is looked at. A file is read once it has not grown between two looks. */
const LOOK_MS = 2000;

export const importStatementCommand: ManageCommand<Given> = {
  name: "import-statement",
  summary: "import files of the bank: CAMT, MT940, MT942, OFX or CSV, plain or zipped",
  takes: (command) =>
    command
      .argument("[files...]", "the files, in any order")
      .option("--watch <folder>", "import what is put into this folder, until it is interrupted"),
  writes: "data",
  run: async ({ files, watch: folder, dryRun }) => {
    if (files.length === 0 && !folder) throw new Error("Name at least one file, or a folder with --watch.");
    const read = [];
    for (const file of files) read.push(await tryToImport(file));
    if (folder) await watch(folder, { once: dryRun === true });
    return {
      data: read.map(({ data }) => data),
      lines: read.flatMap(({ lines }) => lines),
      ok: read.every(({ ok }) => ok),
    };
  },
};

/** One file that is refused stops no other. */
async function tryToImport(path: string) {
  const file = basename(path);
  try {
    const imported = await receiveStatement({
      name: file,
      open: () => createReadStream(path),
      actor: "terminal",
    });
    return { ok: true, data: { file, ok: true, ...importedJson(imported) }, lines: linesOf(file, imported) };
  } catch (error) {
    const isMissing = error instanceof Error && "syscall" in error && !isDatabaseAway(error);
    if (!(error instanceof AppError) && !isMissing) throw error;
    const refused = {
      file,
      ok: false,
      error: error.message,
      ...(error instanceof AppError ? error.details : {}),
    };
    return { ok: false, data: refused, lines: [`${file}: ${error.message}`] };
  }
}

function linesOf(file: string, { replayed, settled, ignored, statements }: Received): string[] {
  const paid = settled > 0 ? [`${file}: ${settled} lines settled their invoices.`] : [];
  if (ignored > 0) paid.unshift(`${file}: ${ignored} lines are ignored by a rule.`);
  if (replayed) return [`${file}: imported before. Nothing was imported again.`, ...paid];
  const lines = statements.map(({ ownAccount, currency, number, lineCount, knownCount, missingCents }) => {
    const name = number ? `statement ${number} of ${ownAccount}` : ownAccount;
    const known = knownCount > 0 ? `, ${knownCount} of them known` : "";
    const missing = missingCents
      ? ` ${formatAmount(missingCents, currency)} is missing between its balances.`
      : "";
    return `${file}: ${name}, ${lineCount} lines${known}.${missing}`;
  });
  return [...lines, ...paid];
}

/** Says what became of each file. One that is refused is done with; while the database is away, it is tried again. */
async function watch(folder: string, { once }: { once: boolean }): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  await watchFolder(folder, takeWatched, { signal: stop.signal, lookMs: LOOK_MS, once });
}

async function takeWatched(path: string): Promise<boolean> {
  try {
    for (const line of (await tryToImport(path)).lines) sayBeside(line);
    return true;
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    sayBeside(`${basename(path)}: the database can't be reached. It is tried again.`);
    return false;
  }
}
