import { planChangeScheduledMail } from "./plan-change-scheduled";
import { reactivatedMail } from "./reactivated";
import { subscriptionCancelledMail } from "./subscription-cancelled";
import { subscriptionResumedMail } from "./subscription-resumed";
import { suspendedByUsMail } from "./suspended-by-us";

/** A mail for each change of an account that somebody made. */
export const CHANGE_MAILS = {
  "suspended-by-us": suspendedByUsMail,
  reactivated: reactivatedMail,
  "subscription-cancelled": subscriptionCancelledMail,
  "subscription-resumed": subscriptionResumedMail,
  "plan-change-scheduled": planChangeScheduledMail,
};
