import { and, eq, lte } from "drizzle-orm";
import { accounts, directlyAsSystem, invoices } from "@/db";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { voidOpenInvoices } from "@/lib/invoices/open-invoices";
import { isTransferWaiting } from "@/lib/invoices/waiting-transfer";
import { addDays } from "@/lib/time/days";

/**
 * A plan that was chosen beside a running one without a price, and that nobody has paid for as long as a sign-up lives: its
 * invoice is void, and what runs goes on. Not while a reported transfer waits for staff.
 */
export async function dropOldChoices(livesDays: number): Promise<number> {
  const isOld = isOldChoice(addDays(now(), -livesDays));
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
    async (tx, account) => {
      const old = await tx.$count(invoices, and(isOld, eq(invoices.accountId, account.id)));
      if (account.status !== "active" || old === 0 || (await isTransferWaiting(tx, account.id))) return false;
      await voidOpenInvoices(tx, account.id, ["first"]);
      return true;
    },
  );
}

const isOldChoice = (before: Date) =>
  and(eq(invoices.status, "open"), eq(invoices.kind, "first"), lte(invoices.createdAt, before));
