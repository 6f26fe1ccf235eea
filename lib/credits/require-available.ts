import { forAccount } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { AppError } from "@/lib/errors";
import { readPools } from "./pools";

/**
 * Says why the statement took nothing: the account was shut, or too little is available. Locked, so that it is the balance
 * that was too small, and the state that was in the way.
 */
export async function requireAvailable(accountId: number, required: number): Promise<never> {
  const available = await forAccount(accountId, async (tx) => {
    const { account } = await lockOpenAccount(tx, accountId, undefined);
    return (await readPools(tx, accountId, account)).available;
  });
  throw new AppError("insufficient_credits", { details: { required, available } });
}
