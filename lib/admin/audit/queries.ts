import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, auditEvents, listAsSystem, users } from "@/db";

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);
const nothing = z.literal("").transform(() => undefined);

/** What the audit log can be narrowed by. What does not parse narrows nothing. */
export const auditFilter = z.object({
  account: id.or(nothing).optional().catch(undefined),
  actor: id.or(nothing).optional().catch(undefined),
  /** The whole action, or its noun with a full stop, such as "account." */
  action: z
    .string()
    .trim()
    .regex(/^[a-z_.]{1,60}$/)
    .or(nothing)
    .optional()
    .catch(undefined),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** Newest first, one more than `limit` when there are more. */
export function listAuditEvents(filter: AuditFilter, list: { after?: number; limit: number }) {
  return listAsSystem((db) =>
    db
      .select({ event: auditEvents, actorEmail: users.email, accountName: accounts.name })
      .from(auditEvents)
      .leftJoin(users, eq(users.id, auditEvents.actorUserId))
      .leftJoin(accounts, eq(accounts.id, auditEvents.accountId))
      .where(
        and(
          filter.account === undefined ? undefined : eq(auditEvents.accountId, filter.account),
          filter.actor === undefined ? undefined : eq(auditEvents.actorUserId, filter.actor),
          actionCondition(filter.action),
          list.after === undefined ? undefined : lt(auditEvents.id, list.after),
        ),
      )
      .orderBy(desc(auditEvents.id))
      .limit(list.limit + 1),
  );
}
export type ListedAuditEvent = Awaited<ReturnType<typeof listAuditEvents>>[number];

function actionCondition(action: string | undefined): SQL | undefined {
  if (action === undefined) return undefined;
  if (!action.endsWith(".")) return eq(auditEvents.action, action);
  // "account." up to, not including, "account/": the character after the full stop.
  return and(gte(auditEvents.action, action), lt(auditEvents.action, `${action.slice(0, -1)}/`));
}

/** The actions that occur, for the filter's list. Each step of the recursion reads one entry of the index. */
export async function listAuditActions(): Promise<string[]> {
  const { rows } = await listAsSystem((db) =>
    db.execute<{ action: string }>(sql`
      with recursive distinct_actions as (
        (select action from audit_events order by action limit 1)
        union all
        select (select e.action from audit_events e where e.action > d.action order by e.action limit 1)
        from distinct_actions d where d.action is not null
      )
      select action from distinct_actions where action is not null`),
  );
  return rows.map(({ action }) => action);
}
