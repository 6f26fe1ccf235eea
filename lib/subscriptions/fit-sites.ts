import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, asSystem, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/enqueue-job";

/**
 * As many sites as the plan allows are active, the others read-only; nothing is deleted. Those that the owner chose to
 * keep come first, then those that are active, then the oldest. On a bigger plan, read-only sites come back. After a
 * foreign key has been pointed at the plan: from then on its limit stays as it is, which a plan read earlier can't promise.
 */
export async function fitSitesToPlan(
  tx: Tx,
  {
    accountId,
    planId,
    keepSiteIds,
  }: { accountId: number; planId: number; keepSiteIds?: readonly number[] | null },
): Promise<void> {
  await fitAccounts(tx, { accountIds: [accountId], planId, keepSiteIds });
}

/** Accounts that one transaction holds. */
const BATCH = 500;

/**
 * The rule of fitSitesToPlan, for every account of a plan whose limit of sites has changed: batch after batch, so that
 * nobody waits for all of them. The new limit is committed by then, so an account that is passed by stays within it, and
 * one that was adding a site is waited for. Again is harmless.
 */
export async function fitSitesOfPlan(planId: number, batch = BATCH): Promise<void> {
  let last: number | undefined = 0;
  while (last !== undefined) {
    const after: number = last;
    last = await asSystem((tx) => fitNext(tx, { planId, after, batch }));
  }
}

/** Queues it as well, in case the process ends before it is done. */
export function enqueueFitting(tx: Tx, planId: number): Promise<void> {
  const task = "fit-sites-of-plan";
  return enqueueJob(tx, { task, payload: { planId }, jobKey: `${task}:${planId}` });
}

const payloadSchema = z.object({ planId: z.number() });

/** The queue's entry to fitSitesOfPlan. */
export async function fitSitesOfPlanJob(payload: unknown): Promise<void> {
  await fitSitesOfPlan(payloadSchema.parse(payload).planId);
}

/** The next accounts by id, and the last of them; undefined after the last one. */
async function fitNext(
  tx: Tx,
  { planId, after, batch }: { planId: number; after: number; batch: number },
): Promise<number | undefined> {
  const held = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.planId, planId), gt(accounts.id, after)))
    .orderBy(asc(accounts.id))
    .limit(batch)
    .for("no key update");
  const accountIds = held.map(({ id }) => id);
  if (accountIds.length > 0) await fitAccounts(tx, { accountIds, planId });
  return accountIds.at(-1);
}

/** The rule itself, for one account and for many. */
async function fitAccounts(
  tx: Tx,
  {
    accountIds,
    planId,
    keepSiteIds,
  }: { accountIds: readonly number[]; planId: number; keepSiteIds?: readonly number[] | null },
): Promise<void> {
  const ids = (list: readonly number[]) => sql`${`{${list.join(",")}}`}::bigint[]`;
  await tx.execute(sql`
    update sites s set status = ranked.status, updated_at = ${now().toISOString()}
    from (
      select id, case when row_number() over (
        partition by account_id order by (id = any(${ids(keepSiteIds ?? [])})) desc, (status = 'active') desc, id
      ) <= (select max_sites from plans where id = ${planId}) then 'active' else 'read_only' end::site_status as status
      from sites where account_id = any(${ids(accountIds)}) and deleted_at is null
    ) ranked
    where s.id = ranked.id and s.account_id = any(${ids(accountIds)}) and s.status <> ranked.status`);
}
