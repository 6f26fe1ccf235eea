import type { ManageCommand } from "../command";
import { checkCurrentStateCommand } from "./check-current-state";
import { confirmBankTransferCommand } from "./confirm-bank-transfer";
import { createFreeTrialPlanCommand } from "./create-free-trial-plan";
import { createSuperuserCommand } from "./create-superuser";
import { grantCreditsCommand } from "./grant-credits";
import { migrateCommand } from "./migrate";
import { reactivateAccountCommand } from "./reactivate-account";
import { reconcileLedgerCommand } from "./reconcile-ledger";
import { rollbackCommand } from "./rollback";
import { seedCommand } from "./seed";
import { suspendAccountCommand } from "./suspend-account";

/** Every command, in the order of the help. Each knows the shape of its own options, which commander has parsed. */
export const COMMANDS = [
  migrateCommand,
  rollbackCommand,
  seedCommand,
  createFreeTrialPlanCommand,
  createSuperuserCommand,
  checkCurrentStateCommand,
  suspendAccountCommand,
  confirmBankTransferCommand,
  grantCreditsCommand,
  reactivateAccountCommand,
  reconcileLedgerCommand,
] as ManageCommand[];
