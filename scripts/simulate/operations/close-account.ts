import { closeAccount as closeAccountVerb } from "@/lib/team/close-account";
import { PASSWORD } from "@/test/factories";
import { tenantOperation } from "../operation";
import { justWho } from "./arbitraries";

/** The owner closes the account: 30 days later nothing of it is left. */
export const closeAccount = tenantOperation({
  weight: 1,
  args: justWho,
  run: (_, { id, userId, name }) =>
    closeAccountVerb({ accountId: id, userId, confirmName: name, password: PASSWORD }),
});
