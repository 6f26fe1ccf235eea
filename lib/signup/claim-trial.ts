import type { Tx } from "@/db/client";
import { trialGrants } from "@/db/schema";
import { now } from "@/lib/clock";
import { trialAddress } from "./trial-address";

/** Takes the one trial of this mailbox; false when it was taken before, also by somebody signing up at this moment. */
export async function claimTrial(tx: Tx, email: string): Promise<boolean> {
  const claimed = await tx
    .insert(trialGrants)
    .values({ address: trialAddress(email), grantedAt: now() })
    .onConflictDoNothing()
    .returning({ address: trialGrants.address });
  return claimed.length > 0;
}
