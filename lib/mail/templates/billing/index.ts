import { CHANGE_MAILS } from "@/lib/mail/templates/changes";
import { TOP_UP_MAILS } from "@/lib/mail/templates/top-up";
import { accountClosedMail } from "./account-closed";
import { invoiceMail } from "./invoice";
import { invoiceCancelledMail } from "./invoice-cancelled";
import { partPaymentMail } from "./part-payment";
import { pastDueMail } from "./past-due";
import { paymentFailedMail } from "./payment-failed";
import { paymentKeptMail } from "./payment-kept";
import { paymentReceivedMail } from "./payment-received";
import { planChangedMail } from "./plan-changed";
import { refundedMail } from "./refunded";
import { renewalDueMail } from "./renewal-due";
import { signupExpiringMail } from "./signup-expiring";
import { subscriptionEndedMail } from "./subscription-ended";
import { suspendedMail } from "./suspended";
import { transferRejectedMail } from "./transfer-rejected";
import { trialEndedMail } from "./trial-ended";
import { trialEndingMail } from "./trial-ending";

/** The emails about money. */
export const BILLING_MAILS = {
  invoice: invoiceMail,
  "payment-received": paymentReceivedMail,
  refunded: refundedMail,
  "invoice-cancelled": invoiceCancelledMail,
  ...CHANGE_MAILS,
  ...TOP_UP_MAILS,
  "payment-failed": paymentFailedMail,
  "payment-kept": paymentKeptMail,
  "part-payment": partPaymentMail,
  "transfer-rejected": transferRejectedMail,
  "trial-ending": trialEndingMail,
  "trial-ended": trialEndedMail,
  "renewal-due": renewalDueMail,
  "past-due": pastDueMail,
  suspended: suspendedMail,
  "plan-changed": planChangedMail,
  "signup-expiring": signupExpiringMail,
  "subscription-ended": subscriptionEndedMail,
  "account-closed": accountClosedMail,
};
