import { eq } from "drizzle-orm";
import { accounts, forAccount, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { listOwners } from "@/lib/credits/budgets/owners";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { calendarMonth, nextCalendarMonth } from "./month";
import { type Budget, budgetsIn } from "./queries";

const PERCENTS = [100, 80] as const;

/** Tells the owners of budgets that reached 80 % or 100 %, each once a month and an amount. Called when one did just now. */
export function tellBudgets(accountId: number): Promise<void> {
  return forAccount(accountId, async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.id, accountId));
    if (!account) return;
    const owners = await listOwners(tx, accountId);
    for (const budget of await budgetsIn(tx, accountId)) {
      const percent = PERCENTS.find((each) => budget.spent * 100 >= budget.monthlyCap * each);
      if (percent === undefined || budget.monthlyCap === 0) continue;
      for (const owner of owners) await mail(tx, { account, owner, budget, percent });
    }
  });
}

interface Told {
  account: { id: number; name: string };
  owner: { id: number; email: string };
  budget: Budget;
  percent: number;
}

function mail(tx: Tx, { account, owner, budget, percent }: Told): Promise<number | undefined> {
  const month = calendarMonth(now()).toISOString().slice(0, 7);
  return enqueueMail(tx, {
    to: owner.email,
    template: "budget-reached",
    props: {
      accountName: account.name,
      subject: budget.name,
      percent,
      spent: budget.spent,
      monthlyCap: budget.monthlyCap,
      renewsAt: nextCalendarMonth(now()).toISOString(),
    },
    onceKey: `budget:${budget.id}:${month}:${budget.monthlyCap}:${percent}:${owner.id}`,
    aboutAccountId: account.id,
  });
}
