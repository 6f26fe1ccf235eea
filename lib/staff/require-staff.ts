import { and, eq, inArray } from "drizzle-orm";
import { type Tx, users } from "@/db";
import type { StaffRole } from "@/db/words";
import { AppError } from "@/lib/errors";
import type { Decider } from "./decider";
import { requireStaffRole } from "./staff-role";

/**
 * The one door of what our team decides, under the lock that the act holds: the role is read again, since it was read before
 * the lock was waited for. The terminal is nobody's where nobody has said who sits there. Throws `forbidden`, which names the
 * role that is missing.
 */
export async function requireStaff(
  tx: Tx,
  { actorUserId }: Pick<Decider, "actorUserId">,
  needed: StaffRole = "billing",
): Promise<void> {
  if (actorUserId === undefined) return;
  const roles = await staffRolesOf(tx, [actorUserId]);
  const role = roles.get(actorUserId);
  if (role === undefined) throw new AppError("forbidden");
  requireStaffRole(role, needed);
}

/** The roles of those who are of our team at this moment. */
export async function staffRolesOf(tx: Tx, userIds: readonly number[]): Promise<Map<number, StaffRole>> {
  const found = await tx
    .select({ id: users.id, role: users.staffRole })
    .from(users)
    .where(and(inArray(users.id, [...userIds]), eq(users.isSuperuser, true)));
  return new Map(found.map(({ id, role }) => [id, role]));
}
