import { createSuperuser } from "@/lib/admin/superusers/create-superuser";
import { emailAddress } from "../../arguments";
import type { ManageCommand } from "../../command";

export const createSuperuserCommand: ManageCommand<{ email: string; password: string }> = {
  name: "create-superuser",
  summary: "make a person who runs the back office",
  takes: (command) =>
    command
      .requiredOption("--email <address>", "the address to sign in with", emailAddress)
      .requiredOption("--password <password>", "10 characters or more"),
  writes: "data",
  run: async ({ email, password }) => {
    const superuser = await createSuperuser({ email, password, actor: "terminal" });
    return { data: superuser, lines: [`Created the superuser ${superuser.email} (${superuser.id}).`] };
  },
};
