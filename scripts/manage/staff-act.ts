import type { Command } from "commander";
import type { StaffAct } from "@/lib/admin/staff-act";
import type { Decider } from "@/lib/staff/decider";
import { proveStaff } from "@/lib/staff/prove-staff";
import { emailAddress, nonEmpty, positiveInteger } from "./arguments";

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

/** Who sits at the terminal: needed for what takes two people. */
export interface Named {
  as?: string;
  code?: string;
}

export function named(command: Command): Command {
  return command
    .option("--as <address>", "who you are, where it takes two people", emailAddress)
    .option("--code <code>", "from your authenticator app, to prove it; or a recovery code", nonEmpty);
}

/** The terminal's decider; a person where one was named, and has proved it. */
export async function deciderOf({ as, code }: Named): Promise<Decider> {
  if (!as) return { actor: "terminal" };
  if (!code) throw new Error("Prove that you are --as with --code, from your authenticator app.");
  const { userId } = await proveStaff({ email: as, code }, TERMINAL);
  return { actor: "terminal", actorUserId: userId };
}

/** Where the codes were typed. */
export const TERMINAL = { ip: "", userAgent: "terminal" };
