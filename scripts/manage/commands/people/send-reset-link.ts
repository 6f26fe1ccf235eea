import { sendResetLink } from "@/lib/admin/users/send-reset-link";
import type { ManageCommand } from "../../command";
import { byTerminal } from "../../staff-act";
import { type AddressAndReason, addressAndReason } from "./address-and-reason";

export const sendResetLinkCommand: ManageCommand<AddressAndReason> = {
  name: "send-reset-link",
  summary: "email a person a link to choose a new password",
  takes: addressAndReason,
  writes: "data",
  run: async ({ address, reason }) => {
    const { email } = await sendResetLink({ email: address }, byTerminal(reason));
    return { data: { email }, lines: [`A reset link for ${email} is in the outbox.`] };
  },
};
