import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { mailResetLink } from "@/lib/auth/passwords/reset-password";
import type { StaffAct } from "../staff-act";
import { lockUser, requireTerminalForStaff, type Who } from "./lock-user";

/** Emails somebody a link to choose a new password. Staff never see it. Throws `not_found`. */
export function sendResetLink(who: Who, act: StaffAct): Promise<{ email: string }> {
  return asSystem(async (tx) => {
    const { person, about } = await lockUser(tx, who, act);
    requireTerminalForStaff(person, act);
    await mailResetLink(tx, person.email);
    await recordAudit(tx, { ...act, ...about, action: "user.reset_link_sent" });
    return { email: person.email };
  });
}
