import { eq, sql } from "drizzle-orm";
import { asSystem, directlyAsSystem, users } from "@/db";
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
export function updatePerson({ userId, requestId, notifications, ...change }: PersonChange): Promise<void> {
  return asSystem(async (tx) => {
    await tx
      .update(users)
      .set({
        ...change,
        // Merged: notices that were put aside are kept beside the choices.
        ...(notifications && {
          notifications: sql`${users.notifications} || ${JSON.stringify(notifications)}::jsonb`,
        }),
        updatedAt: now(),
      })
      .where(eq(users.id, userId));
    await recordAudit(tx, {
      actor: `user:${userId}`,
      requestId,
      action: "user.updated",
      targetType: "user",
      targetId: userId,
      after: { ...change, ...(notifications && { notifications }) },
    });
  });
}

/** Whether the person wants emails of each kind. */
export async function notificationsOf(userId: number): Promise<Record<Notification, boolean>> {
  const [row] = await directlyAsSystem((db) =>
    db.select({ notifications: users.notifications }).from(users).where(eq(users.id, userId)),
  );
  return { low_credits: wants(row?.notifications ?? {}, "low_credits") };
}
