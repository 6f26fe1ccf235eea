import type { StaffRole } from "@/db/words";
import { createSuperuser } from "@/lib/admin/superusers/create-superuser";
import { emailAddress } from "../../arguments";
import type { ManageCommand } from "../../command";
import { staffRoleOption } from "./set-staff-role";

export const createSuperuserCommand: ManageCommand<{
  email: string;
  password: string;
  role: StaffRole;
}> = {
  name: "create-superuser",
  summary: "make a person who runs the back office",
  takes: (command) =>
    command
      .requiredOption("--email <address>", "the address to sign in with", emailAddress)
      .requiredOption("--password <password>", "10 characters or more")
      .addOption(staffRoleOption().default("owner")),
  writes: "data",
  run: async ({ email, password, role }) => {
    const superuser = await createSuperuser({ email, password, staffRole: role, actor: "terminal" });
    return { data: superuser, lines: [`Created the superuser ${superuser.email} (${superuser.id}).`] };
  },
};
