import { and, eq, isNull } from "drizzle-orm";
import { asSystem, bankIgnoreRules } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { By } from "../ledger/allocate";

/** From now on lines like these are open again when they come. What the rule has ignored stays so. Throws `not_found`. */
export function endRule(ruleId: number, by: By): Promise<void> {
  return asSystem(async (tx) => {
    await requireStaff(tx, by);
    const isActive = and(eq(bankIgnoreRules.id, ruleId), isNull(bankIgnoreRules.endedAt));
    const ended = await tx.update(bankIgnoreRules).set({ endedAt: now() }).where(isActive).returning();
    if (!ended[0]) throw new AppError("not_found");
    await recordAudit(tx, {
      ...by,
      action: "bank_rule.ended",
      targetType: "bank_rule",
      targetId: ruleId,
      reason: ended[0].reason,
    });
  });
}
