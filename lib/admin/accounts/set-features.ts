import { eq } from "drizzle-orm";
import { type Account, accounts, asSystem, type Tx } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct, type StaffAct } from "@/lib/admin/staff-act";
import { now } from "@/lib/clock";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { featureLabel } from "@/lib/plans/feature-labels";
import type { Feature } from "@/lib/plans/plan";
import { requireStaff } from "@/lib/staff/require-staff";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";

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
    await tell(tx, before, features);
  });
}

/** In words, and only of what is another than before: a plan's own features given again are no news. */
async function tell(tx: Tx, account: Account, features: Feature[] | null): Promise<void> {
  const plan = account.planId === null ? undefined : await getPlanById(tx, account.planId);
  const had = account.features ?? plan?.features ?? [];
  const has = features ?? plan?.features ?? [];
  const added = has.filter((each) => !had.includes(each)).map(featureLabel);
  const removed = had.filter((each) => !has.includes(each)).map(featureLabel);
  if (added.length + removed.length === 0) return;
  const props = { added, removed };
  await mailBillingContact(tx, { accountId: account.id, template: "features-changed", props });
}
