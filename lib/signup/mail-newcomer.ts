import type { Tx } from "@/db/client";
import type { users } from "@/db/schema";
import { sendVerification } from "@/lib/auth/send-verification";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { isPayable } from "@/lib/plans/plan";
import type { Plan } from "./choose-plan";
import type { Account } from "./open-account";

interface Newcomer {
  user: typeof users.$inferSelect;
  account: Account;
  plan: Plan;
}

/** Welcomes, and asks to confirm the address: two letters, so that the link is not buried. */
export async function mailNewcomer(tx: Tx, { user, account, plan }: Newcomer): Promise<void> {
  await enqueueMail(tx, {
    to: user.email,
    template: "welcome",
    props: {
      name: user.firstName || user.email,
      accountName: account.name,
      planName: plan.name,
      credits: account.credits,
      trialEndsAt: account.trialEndsAt?.toISOString() ?? null,
      isPaymentDue: isPayable(plan),
    },
    onceKey: `welcome:${user.id}`,
    aboutAccountId: account.id,
  });
  await sendVerification(tx, user, account.id);
}
