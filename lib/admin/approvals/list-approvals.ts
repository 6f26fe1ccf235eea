import { and, desc, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accounts, directlyAsSystem, staffApprovals, users } from "@/db";
import { AppError } from "@/lib/errors";
import type { Shown } from "./shown";

export type ListedApproval = Awaited<ReturnType<typeof select>>[number];

interface Wanted {
  show: Shown;
  limit: number;
  after?: number;
}

/** What waits for a second person, or was decided, newest first; one more than `limit` when there are more. */
export function listApprovals({ show, limit, after }: Wanted): Promise<ListedApproval[]> {
  const { status, id } = staffApprovals;
  const isShown = show === "waiting" ? eq(status, "waiting") : ne(status, "waiting");
  return select(and(isShown, after === undefined ? undefined : lt(id, after)), limit + 1);
}

/** Throws `not_found`. */
export async function getApproval(approvalId: number): Promise<ListedApproval> {
  const [found] = await select(eq(staffApprovals.id, approvalId), 1);
  if (!found) throw new AppError("not_found");
  return found;
}

const deciders = alias(users, "deciders");

function select(where: SQL | undefined, limit: number) {
  const asker = sql<string>`coalesce(${users.email}, ${staffApprovals.askedBy})`;
  return directlyAsSystem((db) =>
    db
      .select({ approval: staffApprovals, asker, decider: deciders.email, accountName: accounts.name })
      .from(staffApprovals)
      .leftJoin(users, eq(users.id, staffApprovals.askedByUserId))
      .leftJoin(deciders, eq(deciders.id, staffApprovals.decidedByUserId))
      .leftJoin(accounts, eq(accounts.id, staffApprovals.aboutAccountId))
      .where(where)
      .orderBy(desc(staffApprovals.id))
      .limit(limit),
  );
}
