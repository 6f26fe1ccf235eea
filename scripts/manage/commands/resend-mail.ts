import { resendMail } from "@/lib/admin/mails/resend-mail";
import { nonEmpty, positiveInteger } from "../arguments";
import type { ManageCommand } from "../command";
import { byTerminal } from "../staff-act";

export const resendMailCommand: ManageCommand<{ id: number; reason: string }> = {
  name: "resend-mail",
  summary: "send an email about an account again, with a new link where it had one",
  takes: (command) =>
    command
      .argument("<id>", "the email's id, as the account's page shows it", positiveInteger)
      .requiredOption("--reason <text>", "why, for the audit log", nonEmpty),
  writes: "data",
  run: async ({ id, reason }) => {
    const { to, template } = await resendMail(id, byTerminal(reason));
    return { data: { id, to, template }, lines: [`The email ${template} to ${to} is on its way again.`] };
  },
};
