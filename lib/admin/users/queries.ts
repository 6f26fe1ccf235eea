import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { accounts, directlyAsSystem, memberships, users } from "@/db";
import { escapeLike } from "@/db/escape-like";
import { AppError } from "@/lib/errors";

const LISTED = {
  id: users.id,
  email: users.email,
  name: sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`,
  isSuperuser: users.isSuperuser,
  emailVerifiedAt: users.emailVerifiedAt,
  totpEnabledAt: users.totpEnabledAt,
  lastLoginAt: users.lastLoginAt,
  createdAt: users.createdAt,
  accountId: accounts.id,
  accountName: accounts.name,
  role: memberships.role,
};

export interface UserList {
  /** Start of an address. */
  q?: string;
  superusers?: boolean;
  after?: number;
  limit: number;
}

/** People, newest first, one more than `limit` when there are more. */
export function listUsers({ q, superusers, after, limit }: UserList) {
  return directlyAsSystem((db) =>
    db
      .select(LISTED)
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(
        and(
          q ? sql`lower(${users.email}) like ${`${escapeLike(q.toLowerCase())}%`}` : undefined,
          superusers ? eq(users.isSuperuser, true) : undefined,
          after === undefined ? undefined : lt(users.id, after),
        ),
      )
      .orderBy(desc(users.id))
      .limit(limit + 1),
  );
}
export type ListedUser = Awaited<ReturnType<typeof listUsers>>[number];

/** Throws `not_found`. */
export async function getUser(userId: number): Promise<ListedUser> {
  const [user] = await selectUsers(eq(users.id, userId));
  if (!user) throw new AppError("not_found");
  return user;
}

function selectUsers(where: SQL) {
  return directlyAsSystem((db) =>
    db
      .select(LISTED)
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(where),
  );
}
