import { getAccountProfile } from "@/lib/accounts/account-profile";
import { updateAccountInput } from "@/lib/accounts/input";
import { accountJson, accountOutput } from "@/lib/accounts/output";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { updateBillingDetails } from "@/lib/payments/documents/update-billing-details";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/account/", {
  GET: apiRoute(
    {
      summary: "Read the account: profile, billing details, usage against the plan's limits",
      tag: "Account",
      auth: "tenant",
      permission: "account:read",
      keyScope: "usage:read",
      limit: "default",
      output: accountOutput,
    },
    async ({ caller }) => accountJson(await getAccountProfile(caller.account.id)),
  ),
  PATCH: apiRoute(
    {
      summary: "Change the account's name or billing details",
      tag: "Account",
      auth: "tenant",
      permission: "account:write",
      limit: "default",
      input: updateAccountInput,
      output: accountOutput,
    },
    async ({ caller, input, by }) => {
      const accountId = caller.account.id;
      await updateBillingDetails({ accountId, change: input, by });
      return accountJson(await getAccountProfile(accountId));
    },
  ),
});
