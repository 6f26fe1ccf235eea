import { forAccount } from "@/db";
import type { CreditOperation } from "@/db/words";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { AppError } from "@/lib/errors";
import { featuresOf, requireFeature } from "@/lib/plans/features";
import { featureFor } from "./credit";
import { readPools } from "./pools";

interface Wanted {
  accountId: number;
  operation: CreditOperation | null;
}

/** Says why a statement took nothing. Locked, so that it is the state, the missing feature, or else the balance. */
export async function requireAvailable({ accountId, operation }: Wanted, required: number): Promise<never> {
  const available = await forAccount(accountId, async (tx) => {
    const { account, plan } = await lockOpenAccount(tx, accountId, undefined);
    const feature = operation ? featureFor(operation) : undefined;
    if (feature) await requireFeature(tx, featuresOf(account, plan), feature);
    return (await readPools(tx, accountId, account)).available;
  });
  throw new AppError("insufficient_credits", { details: { required, available } });
}
