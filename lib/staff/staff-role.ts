import { STAFF_ROLES, type StaffRole } from "@/db/words";
import { AppError } from "@/lib/errors";

/** Whether one of our team may do what needs a role; a higher role may do all that a lower one may. Pure. */
export function hasStaffRole(role: StaffRole | null, needed: StaffRole): boolean {
  return role !== null && STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(needed);
}

/** Throws `forbidden`, saying which role is missing. Pure. */
export function requireStaffRole(role: StaffRole | null, needed: StaffRole): void {
  if (role === null) throw new AppError("forbidden");
  if (!hasStaffRole(role, needed)) throw lacksStaffRole(role, needed);
}

function lacksStaffRole(role: StaffRole, needed: StaffRole): AppError {
  return new AppError("forbidden", {
    message: `This needs the staff role "${needed}", and yours is "${role}". An owner of our team can change it under Users.`,
    details: { required_role: needed, role },
  });
}
