import type { Account, Tx } from "@/db";
import { LAPSED } from "./give-back-lapsed-credits";
import type { StoredPools } from "./pools";
import { releaseAll } from "./reservations/release-all";
import { resetCredits } from "./write-ledger";

/** The plan's credits end with its subscription, held ones too. Bought ones stay. Answers what the account has then. */
export async function lapsePlanCredits(tx: Tx, account: Account): Promise<StoredPools> {
  const { id: accountId, credits, boughtCredits } = account;
  if (account.heldCredits > 0) await releaseAll(tx, accountId);
  const left = { credits: boughtCredits, boughtCredits, heldCredits: 0 };
  if (credits > boughtCredits) {
    const from = { ...account, heldCredits: 0 };
    await resetCredits(tx, { accountId, credits: 0, from, description: LAPSED });
  }
  return left;
}
