import { signUp } from "@/lib/signup/sign-up";
import { emailAddress, nonEmpty } from "../arguments";
import type { ManageCommand } from "../command";

interface NewAccount {
  email: string;
  password: string;
  name?: string;
  firstName?: string;
  lastName?: string;
  plan?: string;
}

export const createAccountCommand: ManageCommand<NewAccount> = {
  name: "create-account",
  summary: "sign somebody up: a person, an account and its plan",
  takes: (command) =>
    command
      .requiredOption("--email <address>", "the owner's address", emailAddress)
      .requiredOption("--password <password>", "10 characters or more, not a common one")
      .option("--name <text>", "the account's name", nonEmpty)
      .option("--first-name <text>", "the owner's first name", nonEmpty)
      .option("--last-name <text>", "the owner's last name", nonEmpty)
      .option("--plan <slug>", "a paid plan; the free trial unless said", nonEmpty),
  writes: "data",
  run: async ({ email, password, name, firstName, lastName, plan }) => {
    const person = { email, password, firstName, lastName };
    const made = await signUp({ ...person, accountName: name, planSlug: plan });
    const { id, status, credits } = made.account;
    return {
      data: { account_id: id, user_id: made.user.id, plan: made.plan.slug, status, credits },
      lines: [`Created account ${id} (${made.account.name}) for ${email}: ${made.plan.name}, ${status}.`],
    };
  },
};
