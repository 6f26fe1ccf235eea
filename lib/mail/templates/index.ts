import type { MailDefinition } from "@/lib/mail/layout/define-mail";
import { BILLING_MAILS } from "@/lib/mail/templates/billing";
import { budgetReachedMail } from "./budget-reached";
import { confirmBillingEmailMail } from "./confirm-billing-email";
import { contactMessageMail } from "./contact-message";
import { creditsExpiringMail } from "./credits-expiring";
import { emailChangeMail } from "./email-change";
import { emailChangeApprovalMail } from "./email-change-approval";
import { emailChangeTakenMail } from "./email-change-taken";
import { emailChangedMail } from "./email-changed";
import { invitationMail } from "./invitation";
import { keyCreatedMail } from "./key-created";
import { lowCreditsMail } from "./low-credits";
import { passwordChangedMail } from "./password-changed";
import { removedFromTeamMail } from "./people/removed-from-team";
import { roleChangedMail } from "./people/role-changed";
import { teamChangedMail } from "./people/team-changed";
import { twoFactorChangedMail } from "./people/two-factor-changed";
import { refundFailedMail } from "./refund-failed";
import { resetPasswordMail } from "./reset-password";
import { approvalAskedMail } from "./staff/approval-asked";
import { approvalDecidedMail } from "./staff/approval-decided";
import { teamActionMail } from "./team-action";
import { verifyEmailMail } from "./verify-email";
import { webhookOffMail } from "./webhook-off";
import { welcomeMail } from "./welcome";
import { wrongCodesMail } from "./wrong-codes";

/** Every email we send, by the name it has in the outbox. */
export const MAIL_TEMPLATES = {
  welcome: welcomeMail,
  "verify-email": verifyEmailMail,
  "reset-password": resetPasswordMail,
  "password-changed": passwordChangedMail,
  invitation: invitationMail,
  "key-created": keyCreatedMail,
  "contact-message": contactMessageMail,
  "confirm-billing-email": confirmBillingEmailMail,
  "email-change": emailChangeMail,
  "email-change-approval": emailChangeApprovalMail,
  "email-change-taken": emailChangeTakenMail,
  "email-changed": emailChangedMail,
  "low-credits": lowCreditsMail,
  "budget-reached": budgetReachedMail,
  "credits-expiring": creditsExpiringMail,
  "refund-failed": refundFailedMail,
  "approval-asked": approvalAskedMail,
  "approval-decided": approvalDecidedMail,
  "webhook-off": webhookOffMail,
  "team-action": teamActionMail,
  "wrong-codes": wrongCodesMail,
  "two-factor-changed": twoFactorChangedMail,
  "role-changed": roleChangedMail,
  "removed-from-team": removedFromTeamMail,
  "team-changed": teamChangedMail,
  ...BILLING_MAILS,
};

export type MailTemplate = keyof typeof MAIL_TEMPLATES;
export type MailProps<T extends MailTemplate> = (typeof MAIL_TEMPLATES)[T]["sample"];

export function isMailTemplate(name: string): name is MailTemplate {
  return Object.hasOwn(MAIL_TEMPLATES, name);
}

export function isBillingMail(name: string): name is keyof typeof BILLING_MAILS {
  return Object.hasOwn(BILLING_MAILS, name);
}

/** Whether an email of this template opens an account to anyone who reads it. */
export function holdsSecret(name: string): boolean {
  return isMailTemplate(name) && (mailDefinition(name).secret?.length ?? 0) > 0;
}

/** The email by its name, for what reads the outbox: there the props are JSON. */
export function mailDefinition(name: MailTemplate): MailDefinition<object> {
  return MAIL_TEMPLATES[name] as unknown as MailDefinition<object>;
}
