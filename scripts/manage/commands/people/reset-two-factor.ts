import { resetTwoFactor } from "@/lib/admin/users/reset-two-factor";
import type { ManageCommand } from "../../command";
import { byTerminal } from "../../staff-act";
import { type AddressAndReason, addressAndReason } from "./address-and-reason";

export const resetTwoFactorCommand: ManageCommand<AddressAndReason> = {
  name: "reset-two-factor",
  summary: "turn off the second factor of a person who lost it, and sign them out",
  takes: addressAndReason,
  writes: "data",
  run: async ({ address, reason }) => {
    const { email, already } = await resetTwoFactor({ email: address }, byTerminal(reason));
    const line = already
      ? `${email} has no second factor.`
      : `${email} signs in with the password alone now. They are signed out everywhere and get an email.`;
    return { data: { email, already }, lines: [line] };
  },
};
