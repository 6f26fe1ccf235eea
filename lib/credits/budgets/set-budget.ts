import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { accounts, apiKeys, creditBudgets, forAccount, memberships, sites, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { calendarMonth } from "./month";
import { type Budget, type BudgetSubject, budgetsIn, getBudgetIn, listBudgets } from "./queries";

interface NewBudget extends BudgetSubject {
  accountId: number;
  monthlyCap: number;
  by: Author;
}

/**
 * A cap on what a site, a key or a member spends in a calendar month: a new one, or another amount. What was spent in this
 * month already counts. Throws not_found for a subject that the account does not have.
 */
export function setBudget({ accountId, monthlyCap, by, ...subject }: NewBudget): Promise<Budget> {
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "budgets:manage"));
    await requireSubject(tx, accountId, subject);
    const before = (await budgetsIn(tx, accountId)).find((budget) => isOf(budget, subject));
    const id = before
      ? await change(tx, accountId, before.id, monthlyCap)
      : await insert(tx, accountId, subject, monthlyCap);
    await noteWhetherBudgeted(tx, accountId);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "credit_budget.set",
      targetType: "credit_budget",
      targetId: id,
      before: before && { monthly_cap: before.monthlyCap },
      after: { ...subject, monthly_cap: monthlyCap },
    });
    return getBudgetIn(tx, accountId, id);
  });
}

/** What a form says: null ends the budget, if there is one. */
export async function saveBudget({
  monthlyCap,
  ...rest
}: Omit<NewBudget, "monthlyCap"> & { monthlyCap: number | null }): Promise<Budget | undefined> {
  if (monthlyCap !== null) return setBudget({ ...rest, monthlyCap });
  const { accountId, by, ...subject } = rest;
  const budget = (await listBudgets(accountId)).find((each) => isOf(each, subject));
  if (budget) await removeBudget({ accountId, budgetId: budget.id, by });
  return undefined;
}

/** From now on it spends without a cap. Throws not_found. */
export function removeBudget(removed: { accountId: number; budgetId: number; by: Author }): Promise<void> {
  const { accountId, budgetId, by } = removed;
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, standingOf(by, "budgets:manage"));
    const budget = await getBudgetIn(tx, accountId, budgetId);
    await tx
      .delete(creditBudgets)
      .where(and(eq(creditBudgets.accountId, accountId), eq(creditBudgets.id, budgetId)));
    await noteWhetherBudgeted(tx, accountId);
    const before = { name: budget.name, monthly_cap: budget.monthlyCap };
    const target = { targetType: "credit_budget", targetId: budgetId } as const;
    await recordAudit(tx, { ...by, accountId, action: "credit_budget.removed", ...target, before });
  });
}

function isOf(budget: Budget, subject: BudgetSubject): boolean {
  return (
    budget.siteId === (subject.siteId ?? null) &&
    budget.apiKeyId === (subject.apiKeyId ?? null) &&
    budget.userId === (subject.userId ?? null)
  );
}

async function requireSubject(tx: Tx, accountId: number, subject: BudgetSubject): Promise<void> {
  const { siteId, apiKeyId, userId } = subject;
  const ofAccount = async (found: Promise<{ one: number }[]>) => {
    if ((await found).length === 0) throw new AppError("not_found");
  };
  const one = { one: sql<number>`1` };
  if (siteId !== undefined) {
    const site = and(eq(sites.accountId, accountId), eq(sites.id, siteId), isNull(sites.deletedAt));
    await ofAccount(tx.select(one).from(sites).where(site));
  } else if (apiKeyId !== undefined) {
    const key = and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt));
    await ofAccount(tx.select(one).from(apiKeys).where(key));
  } else {
    const member = and(eq(memberships.accountId, accountId), eq(memberships.userId, userId ?? 0));
    await ofAccount(tx.select(one).from(memberships).where(member));
  }
}

async function change(tx: Tx, accountId: number, id: number, monthlyCap: number): Promise<number> {
  await tx
    .update(creditBudgets)
    .set({ monthlyCap, updatedAt: now() })
    .where(and(eq(creditBudgets.accountId, accountId), eq(creditBudgets.id, id)));
  return id;
}

async function insert(
  tx: Tx,
  accountId: number,
  subject: BudgetSubject,
  monthlyCap: number,
): Promise<number> {
  const month = calendarMonth(now());
  const [row] = await tx
    .insert(creditBudgets)
    .values({
      ...{ accountId, ...subject, monthlyCap, month, createdAt: now(), updatedAt: now() },
      spent: sql`(${spentIn(accountId, month, subject)})`,
    })
    .returning({ id: creditBudgets.id });
  return row!.id;
}

/** Consumed since, less what was refunded of it. */
function spentIn(accountId: number, month: Date, { siteId, apiKeyId, userId }: BudgetSubject): SQL {
  return sql`
    select coalesce(sum(-t.amount - coalesce(r.amount, 0)), 0)::int from credit_transactions t
    left join credit_transactions r on r.refunds_transaction_id = t.id
    where t.account_id = ${accountId} and t.kind = 'consume' and t.created_at >= ${month.toISOString()}::timestamptz
      and (t.site_id = ${siteId ?? null}::bigint or t.user_id = ${userId ?? null}::bigint
        or t.api_key_id in (select keys_of_budget(${apiKeyId ?? null}::bigint)))`;
}

/** Spending looks at budgets only where the account's row says that there are some. */
async function noteWhetherBudgeted(tx: Tx, accountId: number): Promise<void> {
  const isBudgeted = sql<boolean>`exists (select 1 from credit_budgets b where b.account_id = ${accountId})`;
  await tx.update(accounts).set({ isBudgeted, updatedAt: now() }).where(eq(accounts.id, accountId));
}
