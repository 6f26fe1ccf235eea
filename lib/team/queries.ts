import { and, asc, desc, eq, gt, isNull, lt, type SQL } from "drizzle-orm";
import { forAccount, invitations, memberships, type Tx, users } from "@/db";
import type { Role } from "@/db/words";
import { AppError } from "@/lib/errors";
import type { Invitation } from "./invitation";

export interface Member {
  /** The membership's. */
  id: number;
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  emailVerified: boolean;
  lastLoginAt: Date | null;
  joinedAt: Date;
}

interface ListPage {
  limit: number;
  after?: number;
}

/** In the order they joined; one more than `limit` when there are more. */
export function listMembers(accountId: number, { limit, after }: ListPage): Promise<Member[]> {
  const beyond = after === undefined ? undefined : gt(memberships.id, after);
  return forAccount(accountId, async (tx) =>
    (await selectMembers(tx, accountId, beyond).limit(limit + 1)).map(member),
  );
}

export async function getMemberIn(tx: Tx, accountId: number, memberId: number): Promise<Member> {
  const [row] = await selectMembers(tx, accountId, eq(memberships.id, memberId));
  if (!row) throw new AppError("not_found");
  return member(row);
}

export async function getMemberOf(tx: Tx, accountId: number, userId: number): Promise<Member> {
  const [row] = await selectMembers(tx, accountId, eq(memberships.userId, userId));
  if (!row) throw new AppError("not_found");
  return member(row);
}

/** Neither accepted nor revoked, newest first: expired ones too, so that they can be sent again. */
export function listInvitations(accountId: number, { limit, after }: ListPage): Promise<Invitation[]> {
  const beyond = after === undefined ? undefined : lt(invitations.id, after);
  return forAccount(accountId, (tx) => selectInvitations(tx, accountId, beyond).limit(limit + 1));
}

export async function getInvitationIn(tx: Tx, accountId: number, invitationId: number): Promise<Invitation> {
  const [row] = await selectInvitations(tx, accountId, eq(invitations.id, invitationId));
  if (!row) throw new AppError("not_found");
  return row;
}

function selectMembers(tx: Tx, accountId: number, where: SQL | undefined) {
  return tx
    .select({
      id: memberships.id,
      userId: memberships.userId,
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      role: memberships.role,
      emailVerifiedAt: users.emailVerifiedAt,
      lastLoginAt: users.lastLoginAt,
      joinedAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), where))
    .orderBy(asc(memberships.id))
    .$dynamic();
}

function member({
  emailVerifiedAt,
  ...row
}: Omit<Member, "emailVerified"> & { emailVerifiedAt: Date | null }): Member {
  return { ...row, emailVerified: emailVerifiedAt !== null };
}

function selectInvitations(tx: Tx, accountId: number, where: SQL | undefined) {
  return tx
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.email,
      expiresAt: invitations.expiresAt,
      createdAt: invitations.createdAt,
    })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedByUserId))
    .where(
      and(
        eq(invitations.accountId, accountId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        where,
      ),
    )
    .orderBy(desc(invitations.id))
    .$dynamic();
}
