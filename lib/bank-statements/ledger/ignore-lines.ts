import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { allocate, type By, lockLines, requireOpen } from "./allocate";

/** What is no tenant's money: fees, own transfers, interest. With the reason that whoever reads the month's end asks for. */
export function ignoreLines(lineIds: readonly number[], reason: string, by: By): Promise<number> {
  return asSystem(async (tx) => {
    const lines = await lockLines(tx, lineIds);
    for (const line of lines) {
      requireOpen(line);
      await allocate(tx, line, { kind: "ignored", amountCents: line.openCents, reason }, by);
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
