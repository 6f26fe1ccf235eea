import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { asSystem, readAsSystem } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { type Notification, wants } from "./notification";

export interface PersonChange {
  userId: number;
  firstName?: string;
  lastName?: string;
  notifications?: Record<Notification, boolean>;
  requestId?: string;
}

/** Changes what people say of themselves. Through the system's door: a person is no tenant's row. */
export function updatePerson({ userId, requestId, ...change }: PersonChange): Promise<void> {
  return asSystem(async (tx) => {
    await tx
      .update(users)
      .set({ ...change, updatedAt: now() })
      .where(eq(users.id, userId));
    await recordAudit(tx, {
      actor: `user:${userId}`,
      requestId,
      action: "user.updated",
      targetType: "user",
      targetId: userId,
      after: change,
    });
  });
}

/** Whether the person wants letters of each kind. */
export async function notificationsOf(userId: number): Promise<Record<Notification, boolean>> {
  const [row] = await readAsSystem((db) =>
    db.select({ notifications: users.notifications }).from(users).where(eq(users.id, userId)),
  );
  return { low_credits: wants(row?.notifications ?? {}, "low_credits") };
}
