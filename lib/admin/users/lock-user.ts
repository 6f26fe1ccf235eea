import { eq, sql } from "drizzle-orm";
import { memberships, type Person, type Tx, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";

/** Whom an act is about: pages know the id, the terminal the address. */
export type Who = { userId: number } | { email: string };

export interface LockedUser {
  person: Person;
  accountId: number | null;
  /** The fields of an audit event about them. */
  about: { accountId: number | null; targetType: "user"; targetId: number };
}

/** The person an act is about, locked, for staff who still are staff. Throws `not_found` and `forbidden`. */
export async function lockUser(tx: Tx, who: Who, act: StaffAct): Promise<LockedUser> {
  const person = await lockPerson(tx, await idOf(tx, who));
  if (!person) throw nobody(who);
  await requireStaff(tx, act);
  const [member] = await tx.select().from(memberships).where(ownMembership(person.id));
  const accountId = member?.accountId ?? null;
  return { person, accountId, about: { accountId, targetType: "user", targetId: person.id } };
}

/** Staff's own ways in are opened from the terminal alone: a stolen session of one superuser opens no other. */
export function requireTerminalForStaff({ isSuperuser }: Person, { actorUserId }: StaffAct): void {
  if (!isSuperuser || actorUserId === undefined) return;
  throw new AppError("invalid_state", { message: "This person is a superuser. Do this from the terminal." });
}

async function idOf(tx: Tx, who: Who): Promise<number> {
  if ("userId" in who) return who.userId;
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, who.email.toLowerCase()));
  if (!user) throw nobody(who);
  return user.id;
}

function nobody(who: Who): AppError {
  const message = "email" in who ? `Nobody has the address ${who.email}.` : `There is no user ${who.userId}.`;
  return new AppError("not_found", { message });
}
