import { eq, sql } from "drizzle-orm";
import { asSystem, memberships, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { StaffAct } from "../staff-act";

/**
 * Confirms somebody's address for them, where the email with the link can't reach them: without a mail server, on the first
 * day. Answers whether it was confirmed already. Throws `not_found`.
 */
export function confirmEmail(email: string, act: StaffAct): Promise<{ email: string; already: boolean }> {
  return asSystem(async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(eq(sql`lower(${users.email})`, email.toLowerCase()))
      .for("update");
    if (!user) throw new AppError("not_found", { message: `Nobody has the address ${email}.` });
    if (user.emailVerifiedAt) return { email: user.email, already: true };
    await tx.update(users).set({ emailVerifiedAt: now(), updatedAt: now() }).where(eq(users.id, user.id));
    const [member] = await tx.select().from(memberships).where(eq(memberships.userId, user.id));
    const target = { targetType: "user", targetId: user.id } as const;
    await recordAudit(tx, {
      ...act,
      ...target,
      accountId: member?.accountId ?? null,
      action: "user.email_verified",
    });
    return { email: user.email, already: false };
  });
}
