import { eq, lte } from "drizzle-orm";
import { type Account, accounts, apiRequests, directlyAsSystem, mails, memberships, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/enqueue-job";
import { addDays } from "@/lib/time/days";
import { eachAccount } from "./each-account";
import { keepBooks } from "./keep-books";
import { purgePeople } from "./purge-people";

/** A closed account can be restored for this long. */
export const RESTORABLE_DAYS = 30;

/**
 * Closed accounts whose time is over are deleted with their people, data and emails, and their customer at Stripe. What
 * stays: that it happened, and the books of one that has paid.
 */
export async function purgeClosedAccounts(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(lte(accounts.closedAt, addDays(now(), -RESTORABLE_DAYS))),
  );
  return eachAccount(
    "purge-deleted-accounts",
    due.map(({ id }) => id),
    purge,
  );
}

async function purge(tx: Tx, { id, closedAt, stripeCustomerId }: Account): Promise<boolean> {
  if (!closedAt || addDays(closedAt, RESTORABLE_DAYS) > now()) return false;
  const people = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(eq(memberships.accountId, id));
  await purgePeople(
    tx,
    people.map((person) => person.id),
  );
  await tx.delete(mails).where(eq(mails.aboutAccountId, id));
  await tx.delete(apiRequests).where(eq(apiRequests.accountId, id));
  await keepBooks(tx, id);
  await tx.delete(accounts).where(eq(accounts.id, id));
  if (stripeCustomerId) await forgetAtStripe(tx, id, stripeCustomerId);
  await recordAudit(tx, {
    accountId: null,
    actor: "job:purge-deleted-accounts",
    action: "account.purged",
    targetType: "account",
    targetId: id,
  });
  return true;
}

/** After whatever it still has to be told of the account. */
function forgetAtStripe(tx: Tx, accountId: number, customerId: string): Promise<void> {
  return enqueueJob(tx, {
    task: "delete-stripe-customer",
    payload: { customerId },
    jobKey: `delete-stripe-customer:${customerId}`,
    queue: `stripe-customer:${accountId}`,
  });
}
