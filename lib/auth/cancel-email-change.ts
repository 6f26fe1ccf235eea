import { asSystem } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record-audit";
import { voidUserTokens } from "./user-token";

/** Both links stop working, and the address stays as it is. Twice is as good as once. */
export function cancelEmailChange({
  userId,
  requestId,
}: {
  userId: number;
  requestId?: string;
}): Promise<void> {
  return asSystem(async (tx) => {
    if ((await voidUserTokens(tx, userId, ["change_email"])) === 0) return;
    const action = "user.email_change_cancelled";
    await recordAudit(tx, {
      actor: `user:${userId}`,
      action,
      targetType: "user",
      targetId: userId,
      requestId,
    });
  });
}
