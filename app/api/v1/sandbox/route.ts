import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { createSandbox } from "@/lib/sandbox/create-sandbox";
import { deleteSandbox } from "@/lib/sandbox/delete-sandbox";
import { getSandbox, liveIdOf } from "@/lib/sandbox/find-sandbox";
import { newSandboxInput } from "@/lib/sandbox/input";
import {
  newSandboxJson,
  newSandboxOutput,
  sandboxDeletedOutput,
  sandboxJson,
  sandboxOutput,
} from "@/lib/sandbox/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/sandbox/", {
  GET: apiRoute(
    {
      summary: "Read the account's sandbox",
      tag: "Sandbox",
      auth: "tenant",
      permission: "account:read",
      keyScope: "usage:read",
      limit: "default",
      output: sandboxOutput,
      errors: ["not_found"],
    },
    async ({ caller }) => sandboxJson(await getSandbox(liveIdOf(caller.account))),
  ),
  POST: apiRoute(
    {
      summary: "Create the account's sandbox; a key to it is in this answer only",
      tag: "Sandbox",
      auth: "tenant",
      permission: "sandbox:manage",
      limit: "default",
      input: newSandboxInput,
      output: newSandboxOutput,
      status: 201,
      errors: ["conflict", "email_not_verified", "plan_not_self_service", "signup_unavailable"],
    },
    async ({ caller, input, by }) =>
      newSandboxJson(await createSandbox({ accountId: caller.account.id, planSlug: input.plan_slug, by })),
  ),
  DELETE: apiRoute(
    {
      summary: "Delete the account's sandbox with everything in it",
      tag: "Sandbox",
      auth: "tenant",
      permission: "sandbox:manage",
      limit: "default",
      output: sandboxDeletedOutput,
      errors: ["not_found"],
    },
    async ({ caller, by }) => {
      await deleteSandbox({ accountId: caller.account.id, by });
      return { deleted: true };
    },
  ),
});
