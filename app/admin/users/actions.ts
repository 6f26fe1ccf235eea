"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { STAFF_ROLES } from "@/db/words";
import { superuserAction } from "@/lib/actions/superuser-action";
import { reason } from "@/lib/admin/accounts/account-input";
import { staffActOf } from "@/lib/admin/staff-act";
import { confirmEmail } from "@/lib/admin/users/confirm-email";
import { endSessionsOf } from "@/lib/admin/users/end-sessions";
import { resetTwoFactor } from "@/lib/admin/users/reset-two-factor";
import { sendResetLink } from "@/lib/admin/users/send-reset-link";
import { setStaffRole } from "@/lib/admin/users/set-staff-role";
import { grantSuperuser, revokeSuperuser } from "@/lib/admin/users/set-superuser";

const schema = z.object({ user_id: z.coerce.number().int().positive(), reason });
const roleSchema = schema.extend({ staff_role: z.enum(STAFF_ROLES, "Choose a role.") });

export const grantSuperuserAction = superuserAction(
  { needs: "owner", schema: roleSchema },
  async ({ input: { user_id: id, staff_role: role, reason: why }, viewer, requestId }) => {
    await grantSuperuser(id, staffActOf(viewer, why, requestId), role);
    done(id, "granted");
  },
);

export const changeRoleAction = superuserAction(
  { needs: "owner", schema: roleSchema },
  async ({ input: { user_id: id, staff_role: role, reason: why }, viewer, requestId }) => {
    await setStaffRole(id, role, staffActOf(viewer, why, requestId));
    done(id, "role");
  },
);

export const revokeSuperuserAction = superuserAction(
  { needs: "owner", schema },
  async ({ input: { user_id: id, reason: why }, viewer, requestId }) => {
    await revokeSuperuser(id, staffActOf(viewer, why, requestId));
    done(id, "revoked");
  },
);

export const endSessionsAction = superuserAction(
  { schema },
  async ({ input: { user_id: id, reason: why }, viewer, requestId }) => {
    await endSessionsOf(id, staffActOf(viewer, why, requestId));
    done(id, "signed-out");
  },
);

export const resetTwoFactorAction = superuserAction(
  { schema },
  async ({ input: { user_id: userId, reason: why }, viewer, requestId }) => {
    await resetTwoFactor({ userId }, staffActOf(viewer, why, requestId));
    done(userId, "two-factor-reset");
  },
);

export const sendResetLinkAction = superuserAction(
  { schema },
  async ({ input: { user_id: userId, reason: why }, viewer, requestId }) => {
    await sendResetLink({ userId }, staffActOf(viewer, why, requestId));
    done(userId, "link-sent");
  },
);

export const confirmEmailAction = superuserAction(
  { schema },
  async ({ input: { user_id: userId, reason: why }, viewer, requestId }) => {
    await confirmEmail({ userId }, staffActOf(viewer, why, requestId));
    done(userId, "confirmed");
  },
);

function done(userId: number, what: string): never {
  revalidatePath("/admin", "layout");
  redirect(`/admin/users/${userId}?done=${what}`);
}
