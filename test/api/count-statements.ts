import pg from "pg";
import { writeTouchedKeys } from "@/lib/api-keys/touch-api-key";
import { writeRequests } from "@/lib/request-log/note-request";

/** A statement as it went to the database. */
export interface SentQuery {
  text: string;
  values: unknown[];
}

/** Runs `work` and answers the texts of the statements that went to the database meanwhile, in order. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const { result, queries } = await queriesOf(work);
  return { result, statements: queries.map(({ text }) => text) };
}

/** The statements with their values. */
export async function queriesOf<T>(work: () => Promise<T>): Promise<{ result: T; queries: SentQuery[] }> {
  const writeLater = await holdTouchedKeys();
  const logLater = await holdRequestLog();
  const queries: SentQuery[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    queries.push(sentBy(args));
    return Reflect.apply(original, this, args);
  } as typeof original;
  try {
    return { result: await work(), queries };
  } finally {
    pg.Client.prototype.query = original;
    await writeLater();
    await logLater();
  }
}

/** A key's last use is written a second later, by a timer: on a slow machine in the middle of what is counted. */
async function holdTouchedKeys(): Promise<() => Promise<void>> {
  await writeTouchedKeys();
  Object.assign(globalThis, { igny8TouchedKeys: new Map() }); // Gathered without a timer.
  return writeTouchedKeys;
}

/** The log of requests is written by a timer as well. */
async function holdRequestLog(): Promise<() => Promise<unknown>> {
  await writeRequests();
  const timer = setTimeout(() => undefined, 3_600_000).unref();
  Object.assign(globalThis, { igny8RequestLog: { waiting: [], timer } });
  return writeRequests;
}

/** The driver takes a text or an object, and the values beside it or within. */
function sentBy([query, beside]: unknown[]): SentQuery {
  if (typeof query === "string") return { text: query, values: listOf(beside) };
  const { text = "", values } = (query ?? {}) as Partial<SentQuery>;
  return { text, values: listOf(beside ?? values) };
}

function listOf(values: unknown): unknown[] {
  return Array.isArray(values) ? values : [];
}
