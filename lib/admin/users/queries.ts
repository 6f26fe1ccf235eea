import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { accounts, directlyAsSystem, listAsSystem, memberships, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { areFindable, hasWords, searchWords, startsWith } from "@/lib/admin/search/search-words";
import { AppError } from "@/lib/errors";

const LISTED = {
  id: users.id,
  email: users.email,
  name: sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`,
  isSuperuser: users.isSuperuser,
  staffRole: users.staffRole,
  emailVerifiedAt: users.emailVerifiedAt,
  totpEnabledAt: users.totpEnabledAt,
  lastLoginAt: users.lastLoginAt,
  createdAt: users.createdAt,
  accountId: accounts.id,
  accountName: accounts.name,
  role: memberships.role,
};

export interface UserList {
  /** Any part of a name or an address. */
  q?: string;
  superusers?: boolean;
  after?: number;
  limit: number;
}

/** People, newest first, one more than `limit` when there are more. */
export function listUsers({ q, superusers, after, limit }: UserList) {
  return listAsSystem((db) =>
    db
      .select(LISTED)
      .from(users)
      .leftJoin(memberships, ownMembership())
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(
        and(
          q ? peopleCondition(q) : undefined,
          superusers ? eq(users.isSuperuser, true) : undefined,
          after === undefined ? undefined : lt(users.id, after),
        ),
      )
      .orderBy(desc(users.id))
      .limit(limit + 1),
  );
}

/** As the index `users_words` has it. A word too short for it is looked for at the start of addresses. */
function peopleCondition(q: string): SQL {
  const words = searchWords(q);
  const text = sql`lower(${users.email} || ' ' || ${users.firstName} || ' ' || ${users.lastName})`;
  return areFindable(words) ? hasWords(text, words) : startsWith(sql`lower(${users.email})`, q.toLowerCase());
}

export type ListedUser = Awaited<ReturnType<typeof listUsers>>[number];

/** Throws `not_found`. */
export async function getUser(userId: number): Promise<ListedUser> {
  const [user] = await selectUsers(eq(users.id, userId));
  if (!user) throw new AppError("not_found");
  return user;
}

/** By the address they sign in with. Throws `not_found`. */
export async function findUserId(email: string): Promise<number> {
  const [user] = await selectUsers(eq(sql`lower(${users.email})`, email.toLowerCase()));
  if (!user) throw new AppError("not_found", { message: `Nobody has the address ${email}.` });
  return user.id;
}

function selectUsers(where: SQL) {
  return directlyAsSystem((db) =>
    db
      .select(LISTED)
      .from(users)
      .leftJoin(memberships, ownMembership())
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(where),
  );
}
