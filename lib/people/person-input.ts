import { z } from "zod";
import { emailAddress, personName } from "@/lib/auth/input";
import { givenPassword, newPassword } from "@/lib/auth/passwords/password-rules";

/** What people change about themselves under /settings. */
export const profileForm = z.object({
  first_name: personName,
  last_name: personName,
});
export const emailChangeForm = z.object({ new_email: emailAddress, password: givenPassword });
export const passwordForm = z.object({ current_password: givenPassword, new_password: newPassword });
/** Asked for when it was last typed more than 30 minutes ago. */
const passwordAgain = z.string().max(1000).optional();
export const sessionForm = z.object({ session_id: z.uuid(), password: passwordAgain });
export const otherSessionsForm = z.object({ password: passwordAgain });
export const nothingForm = z.object({});
/** A checkbox that is not ticked is not sent. */
export const notificationsForm = z.object({
  low_credits: z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on"),
});
export const deletePersonForm = z.object({ password: givenPassword });
export const leaveAccountForm = z.object({ confirm: z.literal("on", "Tick the box to confirm.") });
export const closeAccountForm = z.object({
  confirm_name: z.string().trim().max(200),
  password: givenPassword,
});
