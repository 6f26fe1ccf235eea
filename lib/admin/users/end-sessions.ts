import { eq } from "drizzle-orm";
import { asSystem, memberships, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { AppError } from "@/lib/errors";
import type { StaffAct } from "../staff-act";

/** Signs somebody out everywhere, browsers and API alike. Throws `not_found`. */
export function endSessionsOf(userId: number, act: StaffAct): Promise<void> {
  return asSystem(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, accountId: memberships.accountId })
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .where(eq(users.id, userId));
    if (!user) throw new AppError("not_found");
    await endAllSessions(tx, userId);
    await recordAudit(tx, {
      ...act,
      accountId: user.accountId,
      action: "user.sessions_ended",
      targetType: "user",
      targetId: userId,
    });
  });
}
