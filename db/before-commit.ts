import type { Tx } from "./tx";

/** Writes what was collected in a transaction, in the order in which it came. */
export type LastWriter<T> = (tx: Tx, items: T[]) => Promise<void>;

const collected = new WeakMap<Tx, Map<LastWriter<never>, unknown[]>>();

/**
 * Leaves `item` to be written by `writer` when the work behind the door (db/scope.ts) is done: after every lock that it
 * takes, in one statement with the others of its kind, and in the same transaction. Nothing is written of work that fails.
 */
export function writeBeforeCommit<T>(tx: Tx, writer: LastWriter<T>, item: T): void {
  const writers = collected.get(tx) ?? new Map<LastWriter<never>, unknown[]>();
  collected.set(tx, writers);
  writers.set(writer, [...(writers.get(writer) ?? []), item]);
}

/** The work of a door, and what it left to be written. Only db/scope.ts calls it. */
export async function withLastWrites<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await work(tx);
  for (const [writer, items] of collected.get(tx) ?? []) await writer(tx, items as never[]);
  collected.delete(tx);
  return result;
}
