import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Account, accounts, asSystem, directlyAsSystem, memberships, users } from "@/db";
import { AppError } from "@/lib/errors";
import { enqueueCustomerSync } from "@/lib/jobs/enqueue-customer-sync";
import { isBillingEmailConfirmed } from "@/lib/mail/confirmed-billing-email";
import { installationId } from "@/lib/payments/provider/installation";
import { stripeClient } from "./client";
import { isMissing } from "./missing";
import { onceAtStripe } from "./once-at-stripe";

/**
 * Does something with the account's one customer at Stripe, made at first need. One that Stripe no longer knows is
 * forgotten, and the work done once more with a new one.
 */
export async function withCustomer<T>(accountId: number, work: (customer: string) => Promise<T>): Promise<T> {
  const customer = await stripeCustomerId(accountId);
  try {
    return await work(customer);
  } catch (error) {
    if (!isMissing(error, "customer")) throw error;
    await forget(customer);
    return work(await stripeCustomerId(accountId, customer));
  }
}

/**
 * Two concurrent calls make one: they carry the same key. `gone` is part of it, or Stripe would answer with that one
 * again.
 */
async function stripeCustomerId(accountId: number, gone = ""): Promise<string> {
  const account = await findAccount(accountId);
  if (!account) throw new AppError("not_found");
  if (account.stripeCustomerId) return account.stripeCustomerId;
  const installation = await installationId();
  const { name, email, address, taxId } = await detailsOf(account);
  const wanted = { name, email, metadata: { installation, account_id: String(accountId) } };
  const key = ["customer", installation, accountId, ...(gone ? ["after", gone] : [])].join(":");
  const customer = await onceAtStripe(key, (options) => stripeClient().customers.create(wanted, options));
  await asSystem(async (tx) => {
    await tx
      .update(accounts)
      .set({ stripeCustomerId: customer.id })
      .where(and(eq(accounts.id, accountId), isNull(accounts.stripeCustomerId)));
    if (address || taxId) await enqueueCustomerSync(tx, accountId);
  });
  return customer.id;
}

/** What Stripe is told of an account, and the customer that it is there. Undefined once the account is gone. */
export async function customerDetails(accountId: number) {
  const account = await findAccount(accountId);
  return account && { customerId: account.stripeCustomerId, ...(await detailsOf(account)) };
}

/** Of the parts of an address those that are known; empty ones clear what Stripe has. */
export type CustomerDetails = Awaited<ReturnType<typeof detailsOf>>;

async function detailsOf(account: Account) {
  const country = account.billingCountry;
  const address = {
    line1: account.billingAddressLine1 ?? "",
    line2: account.billingAddressLine2 ?? "",
    city: account.billingCity ?? "",
    postal_code: account.billingPostalCode ?? "",
    ...(country ? { country } : {}),
  };
  return {
    name: account.billingName ?? account.name,
    email: (await confirmedBillingEmail(account)) ?? (await firstOwnerEmail(account.id)),
    address: Object.values(address).some(Boolean) ? address : undefined,
    taxId: account.taxId,
    country,
  };
}

/** Stripe sends receipts there: only where somebody who reads it has agreed. */
async function confirmedBillingEmail({ id, billingEmail }: Account): Promise<string | null> {
  if (!billingEmail) return null;
  const [found] = await directlyAsSystem((db) =>
    db
      .select({ isConfirmed: isBillingEmailConfirmed(sql`accounts`) })
      .from(accounts)
      .where(eq(accounts.id, id)),
  );
  return found?.isConfirmed ? billingEmail : null;
}

async function forget(customer: string): Promise<void> {
  await asSystem((tx) =>
    tx.update(accounts).set({ stripeCustomerId: null }).where(eq(accounts.stripeCustomerId, customer)),
  );
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
