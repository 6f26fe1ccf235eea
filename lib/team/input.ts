import { z } from "zod";
import { ROLES } from "@/db/words";
import { emailAddress } from "@/lib/auth/input";

const role = z.enum(ROLES, { error: "Choose one of the roles." });
const formId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

export const inviteInput = z.object({ email: emailAddress, role });
export const changeRoleInput = z.object({ role });

export const changeRoleForm = z.object({ member_id: formId, role });
export const memberIdForm = z.object({ member_id: formId });
export const invitationIdForm = z.object({ invitation_id: formId });
