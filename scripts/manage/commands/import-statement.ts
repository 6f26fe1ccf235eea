import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Received, receiveStatement } from "@/lib/bank-statements/match/receive-statement";
import { importedJson } from "@/lib/bank-statements/output";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import type { ManageCommand } from "../command";
import { sayBeside } from "../print";

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
  run: async ({ files, watch, dryRun }) => {
    if (files.length === 0 && !watch) throw new Error("Name at least one file, or a folder with --watch.");
    const read = [];
    for (const file of files) read.push(await tryToImport(file));
    if (watch) await watchFolder(watch, { once: dryRun === true });
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
    const isMissing = error instanceof Error && "syscall" in error;
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

async function watchFolder(folder: string, { once }: { once: boolean }): Promise<void> {
  const seen = new Map<string, string>();
  const imported = new Set<string>();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  while (!stop.signal.aborted) {
    for (const name of (await readdir(folder)).sort()) {
      const { size, mtimeMs } = await stat(join(folder, name));
      const state = `${name} ${size} ${mtimeMs}`;
      const isStill = once || seen.get(name) === state;
      seen.set(name, state);
      if (!isStill || imported.has(state)) continue;
      imported.add(state);
      for (const line of (await tryToImport(join(folder, name))).lines) sayBeside(line);
    }
    if (once) return;
    await sleep(LOOK_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}
