import { eq } from "drizzle-orm";
import { accounts, asSystem, invoices, subscriptions } from "@/db";
import { runInvariants } from "@/lib/admin/invariants/run-invariants";

/** What is in the database about the account, and its latest subscription. */
export async function accountState(accountId: number) {
  return asSystem(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    const all = await tx.select().from(subscriptions).where(eq(subscriptions.accountId, accountId));
    const bills = await tx
      .select()
      .from(invoices)
      .where(eq(invoices.accountId, accountId))
      .orderBy(invoices.id);
    return { account: account!, subscription: all.at(-1)!, subscriptions: all, invoices: bills };
  });
}

/** The names of the invariants that are broken: what `check-current-state` would fail for. */
export async function brokenInvariants(): Promise<string[]> {
  const results = await asSystem((tx) => runInvariants(tx));
  return results
    .filter(({ holds, severity }) => !holds && severity === "broken")
    .map(({ name, examples }) => `${name}: ${JSON.stringify(examples[0])}`);
}
