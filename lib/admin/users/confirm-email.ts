import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import type { StaffAct } from "../staff-act";
import { lockUser, type Who } from "./lock-user";
import { mailStaffAct } from "./mail-staff-act";

/**
 * Confirms somebody's address for them, where the email with the link can't reach them: without a mail server, on the first
 * day. They get an email about it. Says whether it was confirmed already. Throws `not_found`.
 */
export function confirmEmail(who: Who, act: StaffAct): Promise<{ email: string; already: boolean }> {
  return asSystem(async (tx) => {
    const user = await lockUser(tx, who, act);
    const { id, email, emailVerifiedAt } = user.person;
    if (emailVerifiedAt) return { email, already: true };
    await tx.update(users).set({ emailVerifiedAt: now(), updatedAt: now() }).where(eq(users.id, id));
    await recordAudit(tx, { ...act, ...user.about, action: "user.email_verified" });
    await mailStaffAct(tx, user, "email_confirmed");
    return { email, already: false };
  });
}
