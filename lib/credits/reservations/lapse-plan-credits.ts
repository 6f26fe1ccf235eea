import type { Account, Tx } from "@/db";
import { LAPSED } from "@/lib/credits/give-back-lapsed-credits";
import type { StoredPools } from "@/lib/credits/pools";
import { resetCredits } from "@/lib/credits/write-ledger";
import { releaseAll } from "./release-all";

/** The plan's credits end with its subscription, held ones too. Bought ones stay. Answers what the account has then. */
export async function lapsePlanCredits(tx: Tx, account: Account): Promise<StoredPools> {
  const { id: accountId, credits, boughtCredits } = account;
  const taken = account.heldCredits > 0 ? await releaseAll(tx, accountId) : 0;
  const bought = boughtCredits - taken;
  const left = { credits: bought, boughtCredits: bought, heldCredits: 0 };
  if (credits > boughtCredits) {
    const from = { credits: credits - taken, boughtCredits: bought, heldCredits: 0 };
    await resetCredits(tx, { accountId, credits: 0, from, description: LAPSED });
  }
  return left;
}
