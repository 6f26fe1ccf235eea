import { type Tx, transaction, transactionOnce } from "@/db/client";
import { inUnit, RequestUnit } from "./request-unit";

export interface Keeper<T> {
  /** Written into whatever commits before the answer is known. */
  mark(tx: Tx): Promise<void>;
  /** Written into the transaction of the effect, or into one of its own where there is none. */
  keep(tx: Tx, answer: T): Promise<void>;
  /** Written instead of an answer when `work` threw something that `isAnswer` says is for the caller. */
  drop(tx: Tx): Promise<void>;
}

export type Outcome<T> =
  | { state: "kept"; answer: T }
  /** Not done, and undone what there was; or done so far as `drop` may say. */
  | { state: "dropped"; error: unknown }
  /** The connection broke, or a fault of ours: the database has to be asked. */
  | { state: "unknown"; error: unknown; answer?: T };

/** Does `work` as one transaction with its answer (request-unit.ts), and says how sure it is of the outcome. */
export async function answeredOnce<T>(
  keeper: Keeper<T>,
  isForCaller: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  const unit = new RequestUnit(transactionOnce, keeper.mark);
  const last = async (words: (tx: Tx) => Promise<void>) => {
    if (!(await unit.commitWith(words))) await transaction(words);
  };
  let answer: T;
  try {
    answer = await inUnit(unit, work);
  } catch (error) {
    if (isForCaller(error)) {
      const dropped = await last(keeper.drop).then(
        () => true,
        () => false,
      );
      return { state: dropped ? "dropped" : "unknown", error };
    }
    await unit.rollBack();
    return { state: "unknown", error };
  }
  try {
    await last((tx) => keeper.keep(tx, answer));
    return { state: "kept", answer };
  } catch (error) {
    return { state: "unknown", error, answer };
  }
}
