import type { Command } from "commander";
import { carryOut } from "@/lib/admin/approvals/carry-out";
import { declineApproval } from "@/lib/admin/approvals/decline-approval";
import { proveOverride } from "@/lib/staff/prove-staff";
import { emailAddress, nonEmpty, positiveInteger } from "../../arguments";
import type { ManageCommand } from "../../command";
import { deciderOf, type Named, named, TERMINAL } from "../../staff-act";

type Asked = Named & { id: number };

const request = (command: Command) =>
  command.argument("<id>", "the request's id, as list-approvals shows it", positiveInteger);

export const approveRequestCommand: ManageCommand<Asked> = {
  name: "approve-request",
  summary: "do, as the second person, what somebody else of our team asked for",
  takes: (command) => named(request(command)),
  writes: "data",
  run: async ({ id, as, code }) => {
    const { message } = await carryOut(id, await deciderOf({ as, code }));
    return { data: { id, message }, lines: [message] };
  },
};

export const declineRequestCommand: ManageCommand<Asked & { reason: string }> = {
  name: "decline-request",
  summary: "decline what somebody of our team asked for",
  takes: (command) =>
    named(request(command)).requiredOption("--reason <text>", "why; the person who asked reads it", nonEmpty),
  writes: "data",
  run: async ({ id, reason, as, code }) => {
    await declineApproval(id, reason, await deciderOf({ as, code }));
    return { data: { id }, lines: [`Declined request ${id}. Nothing was done.`] };
  },
};

interface Overridden {
  id: number;
  first: string;
  firstCode: string;
  second: string;
  secondCode: string;
  reason: string;
}

export const overrideRequestCommand: ManageCommand<Overridden> = {
  name: "override-request",
  summary: "in an emergency, do what waits for a second person, with the codes of two owners",
  takes: (command) =>
    request(command)
      .requiredOption("--first <address>", "an owner of our team", emailAddress)
      .requiredOption("--first-code <code>", "from their authenticator app, or a recovery code", nonEmpty)
      .requiredOption("--second <address>", "another owner", emailAddress)
      .requiredOption("--second-code <code>", "the same of theirs", nonEmpty)
      .requiredOption("--reason <text>", "why it can't wait, for the audit log", nonEmpty),
  writes: "data",
  run: async ({ id, first, firstCode, second, secondCode, reason }) => {
    const owners = [
      { email: first, code: firstCode },
      { email: second, code: secondCode },
    ] as const;
    const override = await proveOverride(owners, reason, TERMINAL);
    const { message } = await carryOut(id, { actor: "terminal", override });
    return { data: { id, message }, lines: [message] };
  },
};
