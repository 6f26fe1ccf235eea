import { eq } from "drizzle-orm";
import { asSystem, staffApprovals } from "@/db";
import { AppError } from "@/lib/errors";
import { closeApproval } from "@/lib/staff/close-approval";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";

/**
 * Nothing is done, and the person who asked reads why; they may take back their own request the same way. Throws `not_found`,
 * `forbidden`, and `invalid_state` where it was decided.
 */
export function declineApproval(approvalId: number, reason: string, by: Decider): Promise<void> {
  return asSystem(async (tx) => {
    const [approval] = await tx
      .select()
      .from(staffApprovals)
      .where(eq(staffApprovals.id, approvalId))
      .for("update");
    if (!approval) throw new AppError("not_found");
    await requireStaff(tx, by);
    if (approval.status !== "waiting")
      throw new AppError("invalid_state", { message: "This request was decided already." });
    await closeApproval(tx, approval, { status: "declined", reason, by });
  });
}
