import { and, eq, ne } from "drizzle-orm";
import { asSystem, type Tx, users } from "@/db";
import type { StaffRole } from "@/db/words";
import { lockSuperusers } from "@/lib/admin/superusers/lock-superusers";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";

/** What one of our team may do. The same again is none. Throws `not_found`, `forbidden`, `invalid_state` for the last owner. */
export function setStaffRole(userId: number, role: StaffRole, act: StaffAct): Promise<{ changed: boolean }> {
  return asSystem(async (tx) => {
    await lockSuperusers(tx);
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user?.isSuperuser) throw new AppError("not_found");
    await requireStaff(tx, act, "owner");
    if (user.staffRole === role) return { changed: false };
    if (user.staffRole === "owner") await requireOtherOwner(tx, userId);
    await tx.update(users).set({ staffRole: role, updatedAt: now() }).where(eq(users.id, userId));
    await recordAudit(tx, {
      ...act,
      accountId: null,
      action: "superuser.role_changed",
      targetType: "user",
      targetId: userId,
      before: { staff_role: user.staffRole },
      after: { staff_role: role },
    });
    return { changed: true };
  });
}

/** Somebody has to be able to give roles. The caller holds the superusers. */
export async function requireOtherOwner(tx: Tx, userId: number): Promise<void> {
  const isOther = and(eq(users.isSuperuser, true), eq(users.staffRole, "owner"), ne(users.id, userId));
  const [other] = await tx.select({ id: users.id }).from(users).where(isOther).limit(1);
  if (!other) throw new AppError("invalid_state", { message: "The last owner of our team stays." });
}
