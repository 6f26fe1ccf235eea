import type { TaskList } from "graphile-worker";
import { sendMailJob } from "@/lib/mail/send-mail";
import { mailDocuments } from "@/lib/payments/documents/mail-documents";
import { continueRefund } from "@/lib/payments/refunds/continue-refund-job";
import { deleteStripeCustomer } from "@/lib/payments/stripe/api/delete-customer-job";
import { syncStripeCustomer } from "@/lib/payments/stripe/api/sync-customer-job";
import { chargeStripeTopUp } from "@/lib/payments/stripe/charges/charge-top-up-job";
import { expireStripeCheckout } from "@/lib/payments/stripe/expire-checkout-job";
import { syncStripeSubscription } from "@/lib/payments/stripe/subscription/sync-subscription-job";
import { fitSitesOfPlanJob } from "@/lib/subscriptions/fit-sites";
import { tellLockedOutJob } from "@/lib/subscriptions/offer/tell-locked-out";
import { sendWebhooksJob } from "@/lib/webhooks/sending/send-webhooks";
import { hourlyCrontab } from "./hourly-crontab";
import { RECURRING } from "./run-jobs";

/** The recurring jobs as tasks: what they did is in the audit log, not in an answer. */
export const RECURRING_TASKS: TaskList = Object.fromEntries(
  Object.entries(RECURRING).map(([name, job]) => [name, async () => void (await job())]),
);

/** What waits for a mail server. */
export const MAIL_TASKS: TaskList = { "send-mail": (payload) => sendMailJob(payload, mailDocuments) };

/** What follows from a change: what providers have to hear, and what is too much for one transaction. */
export const EFFECT_TASKS: TaskList = {
  "charge-stripe-top-up": chargeStripeTopUp,
  "continue-refund": continueRefund,
  "delete-stripe-customer": deleteStripeCustomer,
  "fit-sites-of-plan": fitSitesOfPlanJob,
  "expire-stripe-checkout": expireStripeCheckout,
  "sync-stripe-customer": syncStripeCustomer,
  "sync-stripe-subscription": syncStripeSubscription,
  "tell-locked-out": tellLockedOutJob,
};

/** What waits for other people's servers. */
export const WEBHOOK_TASKS: TaskList = { "send-webhooks": sendWebhooksJob };

/** Every job by its name; each body is a verb of its capability. */
export const TASKS: TaskList = { ...RECURRING_TASKS, ...MAIL_TASKS, ...EFFECT_TASKS, ...WEBHOOK_TASKS };

/** What can't wait an hour, and costs next to nothing while nothing is due. */
const EACH_MINUTE = ["top-up-credits"];
const HOURLY = Object.keys(RECURRING).filter((name) => !EACH_MINUTE.includes(name));

/** When the recurring ones run. Each may be late, or run twice. */
export const CRONTAB = [hourlyCrontab(HOURLY), ...EACH_MINUTE.map((name) => `* * * * * ${name}`)].join("\n");
