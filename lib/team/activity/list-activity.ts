import { and, desc, eq, gte, inArray, lt, notInArray, sql } from "drizzle-orm";
import { apiKeys, auditEvents, forAccount, users } from "@/db";
import { changeWords } from "@/lib/audit/change-words";
import { addDays } from "@/lib/time/days";
import type { ActivityFilter } from "./activity-filter";
import { ACTIVITY_WORDS, activityWords, NOT_SHOWN } from "./activity-words";
import { staffAmong } from "./staff-among";

/** One thing that was done in an account. */
export interface Activity {
  id: number;
  at: Date;
  /** In words, such as "Added a site". */
  what: string;
  /** Why, and what changed. */
  detail: string;
  who: string;
  action: string;
  /** What it was done to, such as "site 17". */
  target: string;
}

/** Newest first, one more than `limit` when there are more. What staff did is in it, their views included. */
export async function listActivity(
  accountId: number,
  filter: ActivityFilter,
  list: { limit: number; after?: number },
): Promise<Activity[]> {
  const rows = await selectRows(accountId, filter, list);
  const strangers = rows.flatMap(({ actorUserId, email }) => (actorUserId && !email ? [actorUserId] : []));
  const staff = await staffAmong([...new Set(strangers)]);
  return rows.map((row) => ({
    id: row.id,
    at: row.createdAt,
    what: activityWords(row.action),
    detail: [row.reason && `“${row.reason}”`, ...changeWords(row.before, row.after)]
      .filter(Boolean)
      .join(", "),
    who: whoDid(row, staff),
    action: row.action,
    target: row.targetType ? `${row.targetType.replaceAll("_", " ")} ${row.targetId}` : "",
  }));
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

/** Row-level security shows the members alone: of anybody else the email is null. */
function selectRows(
  accountId: number,
  filter: ActivityFilter,
  { limit, after }: { limit: number; after?: number },
) {
  const e = auditEvents;
  const keyId = sql`case when ${e.actor} like 'api_key:%' then substring(${e.actor} from 9)::bigint end`;
  return forAccount(accountId, (tx) =>
    tx
      .select({
        id: e.id,
        action: e.action,
        actor: e.actor,
        actorUserId: e.actorUserId,
        targetType: e.targetType,
        targetId: e.targetId,
        reason: e.reason,
        before: e.before,
        after: e.after,
        createdAt: e.createdAt,
        email: users.email,
        firstName: users.firstName,
        lastName: users.lastName,
        keyName: apiKeys.name,
      })
      .from(e)
      .leftJoin(users, eq(users.id, e.actorUserId))
      .leftJoin(apiKeys, and(eq(apiKeys.accountId, e.accountId), eq(apiKeys.id, keyId)))
      .where(
        and(eq(e.accountId, accountId), passes(filter), after === undefined ? undefined : lt(e.id, after)),
      )
      .orderBy(desc(e.id))
      .limit(limit + 1),
  );
}

function passes({ group, by, from, to }: ActivityFilter) {
  const e = auditEvents;
  return and(
    notInArray(e.action, [...NOT_SHOWN]),
    group && inArray(e.action, Object.keys(ACTIVITY_WORDS[group])),
    by === undefined ? undefined : eq(e.actorUserId, by),
    from && gte(e.createdAt, from),
    to && lt(e.createdAt, addDays(to, 1)),
  );
}

function whoDid(row: Row, staff: ReadonlySet<number>): string {
  const { actor, actorUserId, email, firstName, lastName, keyName } = row;
  if (actor.startsWith("api_key:")) return keyName ? `API key ${keyName}` : "An API key that is gone";
  if (email) return `${firstName} ${lastName}`.trim() || email;
  if (actor === "terminal" || (actorUserId && staff.has(actorUserId))) return "IGNY8 team";
  if (actorUserId) return "Former member";
  return PROVIDERS[actor] ?? "Automatic";
}

const PROVIDERS: Record<string, string> = { "webhook:stripe": "Stripe", "webhook:paypal": "PayPal" };
