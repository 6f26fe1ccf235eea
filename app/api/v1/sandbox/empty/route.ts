import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { emptySandbox } from "@/lib/sandbox/empty-sandbox";
import { newSandboxInput } from "@/lib/sandbox/input";
import { newSandboxJson, newSandboxOutput } from "@/lib/sandbox/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sandbox/empty/", {
  POST: apiRoute(
    {
      summary:
        "Remove everything in the sandbox, its keys too, and start it again; a new key is in this answer only",
      tag: "Sandbox",
      auth: "tenant",
      permission: "sandbox:manage",
      limit: "default",
      input: newSandboxInput,
      output: newSandboxOutput,
      errors: ["not_found", "email_not_verified", "plan_not_self_service", "signup_unavailable"],
    },
    async ({ caller, input, by }) =>
      newSandboxJson(await emptySandbox({ accountId: caller.account.id, planSlug: input.plan_slug, by })),
  ),
});
