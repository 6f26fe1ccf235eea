import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { budgetInput } from "@/lib/credits/budgets/input";
import { budgetJson, budgetListOutput, budgetOutput } from "@/lib/credits/budgets/output";
import { listBudgets } from "@/lib/credits/budgets/queries";
import { setBudget } from "@/lib/credits/budgets/set-budget";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/budgets/", {
  GET: apiRoute(
    {
      summary: "List budgets of sites, keys and members",
      tag: "Credits",
      auth: "tenant",
      permission: "budgets:manage",
      limit: "default",
      output: budgetListOutput,
    },
    async ({ caller }) => ({ results: (await listBudgets(caller.account.id)).map(budgetJson) }),
  ),
  POST: apiRoute(
    {
      summary: "Cap what a site, a key or a member spends in a month, or change the cap",
      tag: "Credits",
      auth: "tenant",
      permission: "budgets:manage",
      limit: "default",
      input: budgetInput,
      output: budgetOutput,
      errors: ["not_found"],
    },
    async ({ caller, input, by }) => {
      const { site_id: siteId, api_key_id: apiKeyId, user_id: userId, monthly_cap: monthlyCap } = input;
      const accountId = caller.account.id;
      return budgetJson(await setBudget({ accountId, siteId, apiKeyId, userId, monthlyCap, by }));
    },
  ),
});
