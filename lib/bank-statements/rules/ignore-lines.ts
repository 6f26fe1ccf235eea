import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { requireStaff } from "@/lib/staff/require-staff";
import { allocate, type By, lockLines, requireOpen } from "../ledger/allocate";
import { keepRule } from "./keep-rule";

export interface IgnoreRequest {
  reason: string;
  /** Remembered for lines like these: of the same other account, or of the same words too. */
  always?: "account" | "text";
}

/**
 * What is no tenant's money: fees, own transfers, interest. With the reason that a reader of the month's end asks for.
 * Throws `not_found`, `forbidden`, and `invalid_state` for a line that has its place or that no rule can go by.
 */
export function ignoreLines(
  lineIds: readonly number[],
  { reason, always }: IgnoreRequest,
  by: By,
): Promise<number> {
  return asSystem(async (tx) => {
    const lines = await lockLines(tx, lineIds);
    await requireStaff(tx, by);
    for (const line of lines) {
      requireOpen(line);
      const ruleId = always && (await keepRule(tx, line, { reason, withText: always === "text" }, by));
      await allocate(tx, line, { kind: "ignored", amountCents: line.openCents, ruleId, reason }, by);
      await recordAudit(tx, {
        ...by,
        action: "bank_line.ignored",
        targetType: "bank_line",
        targetId: line.id,
        reason,
      });
    }
    return lines.length;
  });
}
