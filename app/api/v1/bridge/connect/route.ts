import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { exchangeCode } from "@/lib/bridge/connect/exchange-code";
import { exchangeInput } from "@/lib/bridge/input";
import { connectedKeyOutput } from "@/lib/bridge/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/connect/", {
  POST: apiRoute(
    {
      summary: "Exchange the code from /connect for a key of the site; a code works once, for 60 seconds",
      tag: "Bridge",
      auth: "none",
      limit: "auth",
      status: 201,
      input: exchangeInput,
      output: connectedKeyOutput,
      errors: [
        "invalid_token",
        "not_found",
        "forbidden",
        "account_suspended",
        "account_cancelled",
        "no_plan",
        "plan_inactive",
        "email_not_verified",
        "api_key_limit_reached",
      ],
    },
    async ({ input: { code, code_verifier: verifier }, requestId }) => {
      const { key, apiKey, site } = await exchangeCode({ code, verifier, requestId });
      const { id, name, url } = site;
      return { key, prefix: apiKey.prefix, expires_at: null, site: { id, name, url } };
    },
  ),
});
