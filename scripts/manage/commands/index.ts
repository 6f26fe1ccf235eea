import type { ManageCommand } from "../command";
import {
  approveRequestCommand,
  declineRequestCommand,
  overrideRequestCommand,
} from "./approvals/decide-requests";
import { listApprovalsCommand } from "./approvals/list-approvals";
import { checkCurrentStateCommand } from "./check-current-state";
import { confirmBankTransferCommand } from "./confirm-bank-transfer";
import { createAccountCommand } from "./create-account";
import { createFreeTrialPlanCommand } from "./create-free-trial-plan";
import { backupCommand } from "./database/backup";
import { migrateCommand } from "./database/migrate";
import { restoreCommand } from "./database/restore";
import { rollbackCommand } from "./database/rollback";
import { seedCommand } from "./database/seed";
import { doctorCommand } from "./doctor";
import { expireTrialsCommand } from "./expire-trials";
import { grantCreditsCommand } from "./grant-credits";
import { importStatementCommand } from "./import-statement";
import { keepChargeCommand } from "./keep-charge";
import { listAccountsCommand } from "./list-accounts";
import { confirmEmailCommand } from "./people/confirm-email";
import { createSuperuserCommand } from "./people/create-superuser";
import { resetTwoFactorCommand } from "./people/reset-two-factor";
import { sendResetLinkCommand } from "./people/send-reset-link";
import { setStaffRoleCommand } from "./people/set-staff-role";
import { purgeDeletedCommand } from "./purge-deleted";
import { reactivateAccountCommand } from "./reactivate-account";
import { reconcileLedgerCommand } from "./reconcile-ledger";
import { renewSubscriptionsCommand } from "./renew-subscriptions";
import { replayWebhookCommand } from "./replay-webhook";
import { resendMailCommand } from "./resend-mail";
import { rotateKeyCommand } from "./rotate-key";
import { runJobsCommand } from "./run-jobs";
import { suspendAccountCommand } from "./suspend-account";

/** Every command, in the order of the help. Each knows the shape of its own options, which commander has parsed. */
export const COMMANDS = [
  migrateCommand,
  rollbackCommand,
  backupCommand,
  restoreCommand,
  seedCommand,
  createFreeTrialPlanCommand,
  createSuperuserCommand,
  checkCurrentStateCommand,
  doctorCommand,
  suspendAccountCommand,
  confirmBankTransferCommand,
  importStatementCommand,
  grantCreditsCommand,
  reactivateAccountCommand,
  reconcileLedgerCommand,
  createAccountCommand,
  rotateKeyCommand,
  runJobsCommand,
  expireTrialsCommand,
  renewSubscriptionsCommand,
  purgeDeletedCommand,
  keepChargeCommand,
  replayWebhookCommand,
  resendMailCommand,
  listAccountsCommand,
  confirmEmailCommand,
  resetTwoFactorCommand,
  sendResetLinkCommand,
  setStaffRoleCommand,
  listApprovalsCommand,
  approveRequestCommand,
  declineRequestCommand,
  overrideRequestCommand,
] as ManageCommand[];
