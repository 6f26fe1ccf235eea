import type { Account, Invoice, Person, Plan, Tx } from "@/db";
import { sendVerification } from "@/lib/auth/email/send-verification";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { isPayable } from "@/lib/plans/plan";
import { mailInvoice } from "@/lib/subscriptions/billing-mail";

interface Newcomer {
  user: Person;
  account: Account;
  plan: Plan;
  invoice: Invoice | undefined;
}

/** Welcomes, asks to confirm the address, and sends the bill: an email each, so that nothing is buried. */
export async function mailNewcomer(tx: Tx, { user, account, plan, invoice }: Newcomer): Promise<void> {
  await enqueueMail(tx, {
    to: user.email,
    template: "welcome",
    props: {
      planName: plan.name,
      credits: account.credits,
      trialEndsAt: account.trialEndsAt?.toISOString() ?? null,
      isPaymentDue: isPayable(plan),
    },
    onceKey: `welcome:${account.id}`,
    aboutAccountId: account.id,
    aboutUserId: user.id,
  });
  if (!user.emailVerifiedAt) await sendVerification(tx, user, account.id);
  if (invoice) await mailInvoice(tx, invoice, plan.name);
}
