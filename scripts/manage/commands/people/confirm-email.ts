import { confirmEmail } from "@/lib/admin/users/confirm-email";
import type { ManageCommand } from "../../command";
import { byTerminal } from "../../staff-act";
import { type AddressAndReason, addressAndReason } from "./address-and-reason";

export const confirmEmailCommand: ManageCommand<AddressAndReason> = {
  name: "confirm-email",
  summary: "confirm a person's address for them, where no email reaches them",
  // Its name until version 0.2, which scripts may still use.
  takes: (command) => addressAndReason(command).alias("verify-email"),
  writes: "data",
  run: async ({ address, reason }) => {
    const { email, already } = await confirmEmail({ email: address }, byTerminal(reason));
    return {
      data: { email, already },
      lines: [already ? `${email} was confirmed already.` : `Confirmed ${email}.`],
    };
  },
};
