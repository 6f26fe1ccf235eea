import { eq } from "drizzle-orm";
import { accounts, asSystem } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { now } from "@/lib/clock";
import type { Feature } from "@/lib/plans/plan";
import { requireStaff } from "@/lib/staff/require-staff";

/** Gives an account these features whatever its plan has; null: its plan's again. Throws `not_found`. */
export async function setFeatures(
  accountId: number,
  { features }: { features: Feature[] | null },
  act: StaffAct,
): Promise<void> {
  await asSystem(async (tx) => {
    const before = await lockAccount(tx, accountId);
    await requireStaff(tx, act);
    await tx.update(accounts).set({ features, updatedAt: now() }).where(eq(accounts.id, accountId));
    await recordStaffAct(
      tx,
      {
        accountId,
        action: "account.features_set",
        before: { features: before.features },
        after: { features },
      },
      act,
    );
  });
}
