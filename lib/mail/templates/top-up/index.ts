import { topUpFailedMail } from "./failed";
import { topUpLimitMail } from "./limit";
import { topUpReminderMail } from "./reminder";

/** The letters about credits that are bought when few are left. */
export const TOP_UP_MAILS = {
  "top-up-failed": topUpFailedMail,
  "top-up-reminder": topUpReminderMail,
  "top-up-limit": topUpLimitMail,
};
