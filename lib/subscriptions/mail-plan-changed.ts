import type { Tx } from "@/db/client";
import { mailBillingContact } from "./mail-billing-contact";
import type { Plan } from "./plan-in-force";
import type { Subscription } from "./start-subscription";

/** "You are on Growth now", once for each change within a period. */
export async function mailPlanChanged(
  tx: Tx,
  { id, accountId, currentPeriodEnd }: Subscription,
  from: Plan,
  to: Plan,
): Promise<void> {
  await mailBillingContact(tx, {
    accountId,
    template: "plan-changed",
    onceKey: `plan-changed:${id}:${to.id}:${currentPeriodEnd?.toISOString()}`,
    props: { fromPlan: from.name, toPlan: to.name, creditsPerMonth: to.creditsPerMonth },
  });
}
