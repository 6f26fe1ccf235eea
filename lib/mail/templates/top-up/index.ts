import { topUpFailedMail } from "./top-up-failed";
import { topUpLimitMail } from "./top-up-limit";
import { topUpReminderMail } from "./top-up-reminder";

/** The emails about credits that are bought when few are left. */
export const TOP_UP_MAILS = {
  "top-up-failed": topUpFailedMail,
  "top-up-reminder": topUpReminderMail,
  "top-up-limit": topUpLimitMail,
};
