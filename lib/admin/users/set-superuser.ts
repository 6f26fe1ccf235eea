import { and, eq, ne } from "drizzle-orm";
import { asSystem, memberships, type Tx, users } from "@/db";
import type { StaffRole } from "@/db/words";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { lockSuperusers } from "@/lib/admin/superusers/lock-superusers";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";
import { requireOtherOwner } from "./set-staff-role";

/** Lets somebody into the back office. Twice is once. Throws `not_found`, `invalid_state` for a member of an account. */
export function grantSuperuser(
  userId: number,
  act: StaffAct,
  staffRole: StaffRole = "owner",
): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user.isSuperuser) return { changed: false };
    await requireNoAccount(tx, userId);
    await setFlag(tx, userId, { isSuperuser: true, staffRole }, act);
    return { changed: true };
  });
}

/** Takes it away and ends their sessions. Throws `not_found`, and `invalid_state` for the last superuser. */
export function revokeSuperuser(userId: number, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user.isSuperuser) return { changed: false };
    const [other] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.isSuperuser, true), ne(users.id, userId)))
      .limit(1);
    if (!other) throw new AppError("invalid_state", { message: "The last superuser stays." });
    if (user.staffRole === "owner") await requireOtherOwner(tx, userId);
    await setFlag(tx, userId, { isSuperuser: false, staffRole: "owner" }, act);
    return { changed: true };
  });
}

async function lockUser(tx: Tx, userId: number) {
  await lockSuperusers(tx);
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user) throw new AppError("not_found");
  return user;
}

async function requireNoAccount(tx: Tx, userId: number): Promise<void> {
  const [member] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(ownMembership(userId))
    .limit(1);
  if (!member) return;
  throw new AppError("invalid_state", {
    message: "This person is a member of an account. Staff need an address of their own.",
  });
}

async function setFlag(
  tx: Tx,
  userId: number,
  { isSuperuser, staffRole }: { isSuperuser: boolean; staffRole: StaffRole },
  act: StaffAct,
): Promise<void> {
  await requireStaff(tx, act, "owner");
  await tx
    .update(users)
    .set({ isSuperuser, staffRole, leftAccountAt: isSuperuser ? null : now(), updatedAt: now() })
    .where(eq(users.id, userId));
  await endAllSessions(tx, userId);
  await recordAudit(tx, {
    ...act,
    accountId: null,
    action: isSuperuser ? "superuser.granted" : "superuser.revoked",
    targetType: "user",
    targetId: userId,
    before: { is_superuser: !isSuperuser },
    after: { is_superuser: isSuperuser, ...(isSuperuser && { staff_role: staffRole }) },
  });
}
