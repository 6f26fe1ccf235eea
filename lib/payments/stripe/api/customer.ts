import { and, asc, eq, isNull } from "drizzle-orm";
import { type Account, accounts, asSystem, directlyAsSystem, memberships, users } from "@/db";
import { AppError } from "@/lib/errors";
import { stripeClient } from "./client";
import { onceAtStripe } from "./once-at-stripe";

/** The account's one customer at Stripe, made at first need. Two calls at once make one: they carry the same key. */
export async function stripeCustomerId(accountId: number): Promise<string> {
  const account = await findAccount(accountId);
  if (!account) throw new AppError("not_found");
  if (account.stripeCustomerId) return account.stripeCustomerId;
  const wanted = {
    name: account.billingName ?? account.name,
    email: account.billingEmail ?? (await firstOwnerEmail(accountId)),
    metadata: { account_id: String(accountId) },
  };
  const customer = await onceAtStripe(`customer:${accountId}`, (options) =>
    stripeClient().customers.create(wanted, options),
  );
  await asSystem((tx) =>
    tx
      .update(accounts)
      .set({ stripeCustomerId: customer.id })
      .where(and(eq(accounts.id, accountId), isNull(accounts.stripeCustomerId))),
  );
  return customer.id;
}

async function findAccount(accountId: number): Promise<Account | undefined> {
  const [account] = await directlyAsSystem((db) =>
    db.select().from(accounts).where(eq(accounts.id, accountId)),
  );
  return account;
}

/** Stripe's receipts go to one address. */
async function firstOwnerEmail(accountId: number): Promise<string | undefined> {
  const [owner] = await directlyAsSystem((db) =>
    db
      .select({ email: users.email })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")))
      .orderBy(asc(memberships.id))
      .limit(1),
  );
  return owner?.email;
}
