import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/tx";
import { againAfterDeadlock } from "./again-after-deadlock";

/**
 * The transactions of one request that is to be answered once, made into one: what a door does first opens it, what the
 * next doors do joins it, and it commits with the answer in it. Only before somebody outside is asked does it commit
 * earlier, with a mark: then the outcome of the request is not known until its answer is kept.
 */
export class RequestUnit {
  /** Something was committed while the answer was not. */
  hasCommitted = false;
  private open: OpenTransaction | undefined;
  private isOver = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly begin: Begin,
    private readonly mark: LastWords,
  ) {}

  /** For a door: one after the other, since they share a connection. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTurn(() => {
      if (this.isOver) return this.begin(work); // Somebody went on after the answer.
      return this.open ? this.join(this.open.tx, work) : this.openWith(work);
    });
  }

  /** Before somebody outside is asked: they may not hear of what could still be undone. */
  commitWithMark(): Promise<void> {
    return this.inTurn(async () => {
      if (!this.open) return;
      this.hasCommitted = true;
      await this.finish(this.mark);
    });
  }

  /** Commits with `last` in it; false when nothing is open. */
  commitWith(last: LastWords): Promise<boolean> {
    return this.inTurn(async () => {
      this.isOver = true;
      if (!this.open) return false;
      await this.finish(last);
      return true;
    });
  }

  rollBack(): Promise<void> {
    return this.inTurn(async () => {
      this.isOver = true;
      if (this.open) await this.finish(() => Promise.reject(new Error("rolled back"))).catch(() => undefined);
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async openWith<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const begin = () => heldOpen(this.begin, (tx) => inside(() => work(tx)));
    const { result, open } = await againAfterDeadlock(begin);
    this.open = open;
    return result;
  }

  /** A savepoint, so that what fails here leaves the rest as it is. Each door says whose rows it may see. */
  private join<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
    return tx.transaction(async (savepoint) => {
      await asOwner(savepoint);
      return inside(() => work(savepoint));
    });
  }

  private async finish(last: LastWords): Promise<void> {
    const open = this.open;
    this.open = undefined;
    await open?.finish(async (tx) => {
      await asOwner(tx);
      await last(tx);
    });
  }
}

type LastWords = (tx: Tx) => Promise<void>;
type Begin = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

interface OpenTransaction {
  tx: Tx;
  /** Does `last` and commits. Rejects when it could not: whether it did is not known then. */
  finish(last: LastWords): Promise<void>;
}

/** A transaction whose work is done, and that stays open. */
function heldOpen<T>(
  begin: Begin,
  work: (tx: Tx) => Promise<T>,
): Promise<{ result: T; open: OpenTransaction }> {
  return new Promise((resolve, reject) => {
    let letGo: (last: LastWords) => void = () => undefined;
    const gate = new Promise<LastWords>((open) => {
      letGo = open;
    });
    const done = begin(async (tx) => {
      const result = await work(tx);
      const finish = (last: LastWords) => {
        letGo(last);
        return done;
      };
      resolve({ result, open: { tx, finish } });
      await (await gate)(tx);
    });
    done.catch(reject);
  });
}

async function asOwner(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('role', 'none', true), set_config('app.account_id', '', true)`);
}

/** On `globalThis`, because Next's bundles each have their own copy of this module. */
const shared = globalThis as typeof globalThis & {
  igny8Unit?: AsyncLocalStorage<RequestUnit | undefined>;
};
shared.igny8Unit ??= new AsyncLocalStorage();
const storage = shared.igny8Unit;

/** The unit that a door called here belongs to. A door inside another's work keeps its own connection, as it always did. */
export function currentUnit(): RequestUnit | undefined {
  return storage.getStore();
}

export function inUnit<T>(unit: RequestUnit, work: () => Promise<T>): Promise<T> {
  return storage.run(unit, work);
}

function inside<T>(work: () => Promise<T>): Promise<T> {
  return storage.run(undefined, work);
}

/** Asks somebody outside: what was done so far is committed first, and what `work` does in between is not part of it. */
export async function apartFromUnit<T>(work: () => Promise<T>): Promise<T> {
  await currentUnit()?.commitWithMark();
  return inside(work);
}
