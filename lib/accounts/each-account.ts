import { type Account, asSystem, type Tx } from "@/db";
import { log } from "@/lib/log";
import { lockAccountIfThere } from "./lock-account";

/** True when something was done: what a job counts. */
export type AccountWork = (tx: Tx, account: Account) => Promise<boolean>;

/**
 * Runs `work` for each account, in a transaction and under the account's lock of its own: one that fails stops no other,
 * and is tried again at the next run. `work` looks again whether it is still due, since another process may have been
 * quicker. Answers how many were done; throws at the end when any failed.
 */
export async function eachAccount(job: string, accountIds: number[], work: AccountWork): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const accountId of new Set(accountIds)) {
    try {
      if (await oneAccount(accountId, work)) done += 1;
    } catch (error) {
      log.error({ err: error, job, accountId }, "job failed for an account");
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${job} failed for ${failures.length} accounts`);
  return done;
}

/** One that was purged since it was found due is nobody's failure. That something of an account is not there is. */
function oneAccount(accountId: number, work: AccountWork): Promise<boolean> {
  return asSystem(async (tx) => {
    const account = await lockAccountIfThere(tx, accountId);
    return account ? work(tx, account) : false;
  });
}
