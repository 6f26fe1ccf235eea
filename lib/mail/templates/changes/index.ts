import { creditsAdjustedMail } from "./credits-adjusted";
import { featuresChangedMail } from "./features-changed";
import { keptRefundedMail } from "./kept-refunded";
import { planChangeScheduledMail } from "./plan-change-scheduled";
import { planDeactivatedMail } from "./plan-deactivated";
import { planKeptMail } from "./plan-kept";
import { reactivatedMail } from "./reactivated";
import { subscriptionCancelledMail } from "./subscription-cancelled";
import { subscriptionResumedMail } from "./subscription-resumed";
import { suspendedByUsMail } from "./suspended-by-us";
import { trialExtendedMail } from "./trial-extended";

/** A mail for each change of an account that somebody made. */
export const CHANGE_MAILS = {
  "suspended-by-us": suspendedByUsMail,
  reactivated: reactivatedMail,
  "subscription-cancelled": subscriptionCancelledMail,
  "subscription-resumed": subscriptionResumedMail,
  "plan-change-scheduled": planChangeScheduledMail,
  "credits-adjusted": creditsAdjustedMail,
  "features-changed": featuresChangedMail,
  "kept-refunded": keptRefundedMail,
  "plan-deactivated": planDeactivatedMail,
  "plan-kept": planKeptMail,
  "trial-extended": trialExtendedMail,
};
