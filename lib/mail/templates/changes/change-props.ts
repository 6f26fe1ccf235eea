import type { BillingInterval } from "@/db/words";

/** What mails say of what has happened to an account. Plain JSON, as in BillingMailProps. */
export interface ChangeMailProps {
  "suspended-by-us": { accountName: string; supportEmail: string };
  reactivated: { accountName: string };
  "subscription-cancelled": {
    accountName: string;
    planName: string;
    /** What was paid keeps working until then. */
    endsAt?: string;
    /** It is over already. */
    hasEnded: boolean;
    /** Our team did it. */
    byUs: boolean;
  };
  "subscription-resumed": { accountName: string; planName: string; renewsAt?: string };
  "plan-change-scheduled": {
    accountName: string;
    fromPlan: string;
    toPlan: string;
    /** Where the plan stays, and it is paid at another interval. */
    newInterval?: BillingInterval;
    startsAt: string;
  };
}
