import { Option } from "commander";
import { STAFF_ROLES, type StaffRole } from "@/db/words";
import { findUserId } from "@/lib/admin/users/queries";
import { setStaffRole } from "@/lib/admin/users/set-staff-role";
import type { ManageCommand } from "../../command";
import { byTerminal } from "../../staff-act";
import { type AddressAndReason, addressAndReason } from "./address-and-reason";

/** What one of our team may do. */
export function staffRoleOption(): Option {
  return new Option(
    "--role <role>",
    "support looks and views as, billing decides about accounts and money, owner about all",
  ).choices(STAFF_ROLES);
}

export const setStaffRoleCommand: ManageCommand<AddressAndReason & { role: StaffRole }> = {
  name: "set-staff-role",
  summary: "say what a superuser may do",
  takes: (command) => addressAndReason(command).addOption(staffRoleOption().makeOptionMandatory()),
  writes: "data",
  run: async ({ address, role, reason }) => {
    const { changed } = await setStaffRole(await findUserId(address), role, byTerminal(reason));
    const line = changed ? `${address} is ${role} now.` : `${address} was ${role} already.`;
    return { data: { email: address, role, changed }, lines: [line] };
  },
};
