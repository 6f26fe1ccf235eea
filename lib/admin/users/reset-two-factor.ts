import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { now } from "@/lib/clock";
import type { StaffAct } from "../staff-act";
import { lockUser, requireTerminalForStaff, type Who } from "./lock-user";
import { mailStaffAct } from "./mail-staff-act";

/**
 * Takes away somebody's second factor, for a person who lost it and has proved to staff who they are. They are signed out
 * everywhere and get an email. Off already is no failure. Throws `not_found`, and `invalid_state` for a superuser from a page.
 */
export function resetTwoFactor(who: Who, act: StaffAct): Promise<{ email: string; already: boolean }> {
  return asSystem(async (tx) => {
    const user = await lockUser(tx, who, act);
    const { id, email, totpEnabledAt } = user.person;
    if (!totpEnabledAt) return { email, already: true };
    requireTerminalForStaff(user.person, act);
    await tx
      .update(users)
      .set({
        totpSecret: null,
        totpEnabledAt: null,
        totpLastStep: null,
        recoveryCodeHashes: [],
        updatedAt: now(),
      })
      .where(eq(users.id, id));
    await endAllSessions(tx, id);
    await recordAudit(tx, { ...act, ...user.about, action: "user.two_factor_reset" });
    await mailStaffAct(tx, user, "two_factor_reset");
    return { email, already: false };
  });
}
