import { asSystem, type Tx } from "@/db";
import { NeedsApproval } from "./approval";
import { askForApproval } from "./ask-for-approval";
import type { Decider } from "./decider";

/**
 * One transaction in which somebody of our team decides about money. Where that takes a second person, all of it is taken
 * back, the others are asked, and `approval_required` is thrown with `approval_id`.
 */
export async function decide<T>(by: Decider, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await asSystem(work);
  } catch (error) {
    if (!(error instanceof NeedsApproval)) throw error;
    throw await asSystem((tx) => askForApproval(tx, by, error.asked));
  }
}
