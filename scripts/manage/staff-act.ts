import type { Command } from "commander";
import type { StaffAct } from "@/lib/admin/staff-act";
import { nonEmpty, positiveInteger } from "./arguments";

/** What every command that does something to an account takes. */
export function accountAndReason(command: Command): Command {
  return command
    .argument("<id>", "the account's id", positiveInteger)
    .requiredOption("--reason <text>", "why, for the audit log", nonEmpty);
}

/** How the audit log names who sits at the terminal. */
export function byTerminal(reason: string): StaffAct {
  return { actor: "terminal", reason };
}
