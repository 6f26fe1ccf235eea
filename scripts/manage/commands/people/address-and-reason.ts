import type { Command } from "commander";
import { emailAddress, nonEmpty } from "../../arguments";

/** What a command about a person takes. */
export function addressAndReason(command: Command): Command {
  return command
    .argument("<address>", "the address they sign in with", emailAddress)
    .requiredOption("--reason <text>", "why, for the audit log", nonEmpty);
}

export interface AddressAndReason {
  address: string;
  reason: string;
}
