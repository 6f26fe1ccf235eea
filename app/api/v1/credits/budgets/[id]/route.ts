import { z } from "zod";
import { idParam } from "@/lib/api/input/validate";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { removeBudget } from "@/lib/credits/budgets/set-budget";
import { deletedOutput } from "@/lib/sites/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/credits/budgets/{id}/", {
  DELETE: apiRoute(
    {
      summary: "End a budget",
      tag: "Credits",
      auth: "tenant",
      permission: "budgets:manage",
      limit: "default",
      params: z.object({ id: idParam }),
      output: deletedOutput,
      errors: ["not_found"],
    },
    async ({ caller, params, by }) => {
      await removeBudget({ accountId: caller.account.id, budgetId: params.id, by });
      return { id: params.id, deleted: true as const };
    },
  ),
});
