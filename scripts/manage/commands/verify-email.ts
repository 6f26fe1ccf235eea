import { confirmEmail } from "@/lib/admin/users/confirm-email";
import { emailAddress, nonEmpty } from "../arguments";
import type { ManageCommand } from "../command";
import { byTerminal } from "../staff-act";

export const verifyEmailCommand: ManageCommand<{ address: string; reason: string }> = {
  name: "verify-email",
  summary: "confirm a person's address for them, where no email reaches them",
  takes: (command) =>
    command
      .argument("<address>", "the address they sign in with", emailAddress)
      .requiredOption("--reason <text>", "why, for the audit log", nonEmpty),
  writes: "data",
  run: async ({ address, reason }) => {
    const { email, already } = await confirmEmail(address, byTerminal(reason));
    return {
      data: { email, already },
      lines: [already ? `${email} was confirmed already.` : `Confirmed ${email}.`],
    };
  },
};
