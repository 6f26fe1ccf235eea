import { purgeClosedAccounts } from "@/lib/accounts/purge-closed-accounts";
import { endLapsedViews } from "@/lib/admin/view-as/end-lapsed-views";
import { expireCredits } from "@/lib/credits/purchases/expire-credits";
import { warnExpiringCredits } from "@/lib/credits/purchases/warn-expiring";
import { expireReservations } from "@/lib/credits/reservations/expire-reservations";
import { forgetEvents } from "@/lib/events/forget-events";
import { forgetExpired } from "@/lib/jobs/forget-expired";
import { deliverKept } from "@/lib/mail/deliver-kept";
import { forgetDeadLinks } from "@/lib/mail/forget-dead-links";
import { askAboutCheckouts } from "@/lib/payments/checkout/ask-about-checkouts";
import { askAndRenew } from "@/lib/payments/checkout/ask-about-renewals";
import { voidUnpaidOrders } from "@/lib/payments/packages/void-unpaid-orders";
import { askAboutRefunds } from "@/lib/payments/refunds/ask-about-refunds";
import { startTopUps } from "@/lib/payments/top-up/start-top-ups";
import { forgetPersonalData } from "@/lib/people/forget-personal-data";
import { purgeAccountlessPeople } from "@/lib/people/purge-accountless";
import { forgetRequests } from "@/lib/request-log/forget-requests";
import { resetMonthlyCredits } from "@/lib/subscriptions/renewal/reset-monthly-credits";
import { applyDueChanges } from "@/lib/subscriptions/scheduled-change/apply-due-changes";
import { expireSignups } from "@/lib/subscriptions/trial/expire-signups";
import { expireTrials, remindTrials } from "@/lib/subscriptions/trial/trials";
import { recordCreditEvents } from "@/lib/usage/credit-events";
import { warnLowCredits } from "@/lib/usage/warn-low-credits";
import { resealSecrets } from "@/lib/webhooks/reseal-secrets";
import { wakeWebhooks } from "@/lib/webhooks/sending/send-webhooks";

/** The recurring jobs, in the order in which they follow from each other. Each may run at any time, and again. */
export const RECURRING = {
  "expire-trials": expireTrials,
  "remind-trials": remindTrials,
  "expire-signups": expireSignups,
  "apply-scheduled-changes": applyDueChanges,
  "renew-subscriptions": askAndRenew,
  "reset-monthly-credits": resetMonthlyCredits,
  "expire-reservations": expireReservations,
  "warn-expiring-credits": warnExpiringCredits,
  "expire-credits": expireCredits,
  "void-unpaid-orders": voidUnpaidOrders,
  "ask-about-checkouts": askAboutCheckouts,
  "ask-about-refunds": askAboutRefunds,
  "top-up-credits": startTopUps,
  "warn-low-credits": warnLowCredits,
  "record-credit-events": recordCreditEvents,
  "wake-webhooks": wakeWebhooks,
  "reseal-webhook-secrets": resealSecrets,
  "end-lapsed-views": endLapsedViews,
  "purge-deleted-accounts": purgeClosedAccounts,
  "purge-accountless-people": purgeAccountlessPeople,
  "deliver-kept-mails": deliverKept,
  "forget-expired": forgetExpired,
  "forget-dead-links": forgetDeadLinks,
  "forget-personal-data": forgetPersonalData,
  "forget-events": forgetEvents,
  "forget-requests": forgetRequests,
} as const;

type Done = Record<keyof typeof RECURRING, number>;

/**
 * Runs everything that is due, once. Answers how much each job did. One that fails, for one account perhaps, keeps no
 * other from running; what failed is thrown at the end.
 */
export async function runJobs(): Promise<Done> {
  const done: Partial<Done> = {};
  const failures: unknown[] = [];
  for (const name of Object.keys(RECURRING) as (keyof Done)[]) {
    try {
      done[name] = await RECURRING[name]();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 0) return done as Done;
  throw new AggregateError(failures, failures.map((each) => String(each)).join("; "));
}
