import { and, desc, eq, gte, ilike, lt, or, sql } from "drizzle-orm";
import { apiKeys, apiRequests, forAccount, users } from "@/db";
import { escapeLike } from "@/db/escape-like";
import { now } from "@/lib/clock";
import { addDays } from "@/lib/time/days";
import { REQUEST_DAYS } from "./retention";

export interface RequestFilter {
  /** One status such as 403, or all that were refused. */
  status?: number | "refused";
  method?: string;
  /** A part of the path, the code or the sentence, or a whole request ID. */
  q?: string;
  apiKeyId?: number;
  userId?: number;
  since?: Date;
  until?: Date;
}

export type ListedRequest = Awaited<ReturnType<typeof listRequests>>[number];

/**
 * The account's requests, newest first, with who asked; one more than `limit` when there are more. What is older than 14 days
 * is not shown, whether or not the job that deletes it has run.
 */
export function listRequests(
  accountId: number,
  filter: RequestFilter,
  { limit, after }: { limit: number; after?: number },
) {
  const t = apiRequests;
  return forAccount(accountId, (tx) =>
    tx
      .select({
        id: t.id,
        requestId: t.requestId,
        method: t.method,
        path: t.path,
        route: t.route,
        status: t.status,
        code: t.code,
        message: t.message,
        ms: t.ms,
        userId: t.userId,
        apiKeyId: t.apiKeyId,
        address: t.address,
        client: t.client,
        refused: t.refused,
        createdAt: t.createdAt,
        keyName: apiKeys.name,
        email: users.email,
      })
      .from(t)
      .leftJoin(apiKeys, and(eq(apiKeys.accountId, t.accountId), eq(apiKeys.id, t.apiKeyId)))
      .leftJoin(users, eq(users.id, t.userId))
      .where(
        and(eq(t.accountId, accountId), passes(filter), after === undefined ? undefined : lt(t.id, after)),
      )
      .orderBy(desc(t.id))
      .limit(limit + 1),
  );
}

function passes({ status, method, q, apiKeyId, userId, since, until }: RequestFilter) {
  const t = apiRequests;
  const oldest = addDays(now(), -REQUEST_DAYS);
  return and(
    gte(t.createdAt, since && since > oldest ? since : oldest),
    until && lt(t.createdAt, until),
    status === "refused" ? sql`${t.status} >= 400` : undefined,
    // Said too, so that the index of refused ones serves it.
    typeof status === "number" && status >= 400 ? sql`${t.status} >= 400` : undefined,
    typeof status === "number" ? eq(t.status, status) : undefined,
    method ? eq(t.method, method) : undefined,
    apiKeyId === undefined ? undefined : eq(t.apiKeyId, apiKeyId),
    userId === undefined ? undefined : eq(t.userId, userId),
    q ? matching(q) : undefined,
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function matching(q: string) {
  if (UUID.test(q)) return eq(apiRequests.requestId, q);
  const part = `%${escapeLike(q)}%`;
  return or(ilike(apiRequests.path, part), ilike(apiRequests.code, part), ilike(apiRequests.message, part));
}
