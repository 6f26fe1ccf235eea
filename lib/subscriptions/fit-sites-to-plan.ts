import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { now } from "@/lib/clock";

/**
 * As many sites as the plan allows are active, the others read-only; nothing is deleted. Those that the owner chose to
 * keep come first, then those that are active, then the oldest. On a bigger plan, read-only sites come back. After a
 * foreign key has been pointed at the plan: from then on its limit stays as it is, which a plan read earlier can't promise.
 */
export async function fitSitesToPlan(
  tx: Tx,
  fit: { accountId: number; planId: number; keepSiteIds?: readonly number[] | null },
): Promise<void> {
  const keep = `{${(fit.keepSiteIds ?? []).join(",")}}`;
  await tx.execute(sql`
    update sites s set status = ranked.status, updated_at = ${now().toISOString()}
    from (
      select id, case when row_number() over (
        order by (id = any(${keep}::bigint[])) desc, (status = 'active') desc, id
      ) <= (select max_sites from plans where id = ${fit.planId}) then 'active' else 'read_only' end::site_status as status
      from sites where account_id = ${fit.accountId} and deleted_at is null
    ) ranked
    where s.id = ranked.id and s.account_id = ${fit.accountId} and s.status <> ranked.status`);
}
