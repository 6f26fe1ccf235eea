import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import type { StaffAct } from "../staff-act";
import { lockUser } from "./lock-user";
import { mailStaffAct } from "./mail-staff-act";

/** Signs somebody out everywhere, browsers and API alike, and tells them. Throws `not_found`. */
export function endSessionsOf(userId: number, act: StaffAct): Promise<void> {
  return asSystem(async (tx) => {
    const user = await lockUser(tx, { userId }, act);
    await endAllSessions(tx, userId);
    await recordAudit(tx, { ...act, ...user.about, action: "user.sessions_ended" });
    await mailStaffAct(tx, user, "signed_out");
  });
}
