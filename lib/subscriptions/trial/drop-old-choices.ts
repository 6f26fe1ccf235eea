import { and, eq, lte } from "drizzle-orm";
import { type Account, accounts, directlyAsSystem, invoices, type Tx } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { addDays } from "@/lib/time/days";

/** As long as an unpaid sign-up lives. */
export const CHOICE_DAYS = 30;

/**
 * A plan that was chosen beside a running one without a price, and that nobody has paid for as long as a sign-up lives: its
 * invoice is void, and what runs goes on. Not while a reported transfer waits for staff.
 */
export async function dropOldChoices(): Promise<number> {
  const isOld = isOldChoice(addDays(now(), -CHOICE_DAYS));
  const due = await directlyAsSystem((db) =>
    db
      .select({ id: invoices.accountId })
      .from(invoices)
      .innerJoin(accounts, eq(accounts.id, invoices.accountId))
      .where(and(isOld, eq(accounts.status, "active"))),
  );
  return eachAccount(
    "drop-old-choices",
    due.map(({ id }) => id),
    dropOldChoice,
  );
}

/** Of one account. */
export async function dropOldChoice(tx: Tx, account: Account): Promise<boolean> {
  const isOld = isOldChoice(addDays(now(), -CHOICE_DAYS));
  const old = await tx.$count(invoices, and(isOld, eq(invoices.accountId, account.id)));
  if (account.status !== "active" || old === 0 || (await isTransferWaiting(tx, account.id))) return false;
  await voidOpenInvoices(tx, account.id, ["first"]);
  return true;
}

const isOldChoice = (before: Date) =>
  and(eq(invoices.status, "open"), eq(invoices.kind, "first"), lte(invoices.createdAt, before));
