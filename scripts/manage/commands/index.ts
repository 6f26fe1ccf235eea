import type { ManageCommand } from "../command";
import { checkCurrentStateCommand } from "./check-current-state";
import { createFreeTrialPlanCommand } from "./create-free-trial-plan";
import { createSuperuserCommand } from "./create-superuser";
import { migrateCommand } from "./migrate";
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
] as ManageCommand[];
