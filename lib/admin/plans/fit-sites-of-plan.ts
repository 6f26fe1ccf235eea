import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, asSystem, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/enqueue-job";

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
  await fitHeld(
    tx,
    planId,
    held.map(({ id }) => id),
  );
  return held.at(-1)?.id;
}

async function fitHeld(tx: Tx, planId: number, accountIds: number[]): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.execute(sql`
    update sites s set status = ranked.status, updated_at = ${now().toISOString()}
    from (
      select s.id, case when row_number() over (
        partition by s.account_id order by (s.status = 'active') desc, s.id
      ) <= p.max_sites then 'active' else 'read_only' end::site_status as status
      from sites s join accounts on accounts.id = s.account_id join plans p on p.id = accounts.plan_id
      where ${inArray(accounts.id, accountIds)} and accounts.plan_id = ${planId} and s.deleted_at is null
    ) ranked
    where s.id = ranked.id and s.status <> ranked.status`);
}
