import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { callerIdentity } from "@/lib/bridge/bridge-site";
import { requireIdentity } from "@/lib/bridge/identity/require-identity";
import { identityQuery, rotateKeyInput } from "@/lib/bridge/input";
import { rotatedKeyOutput } from "@/lib/bridge/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/rotate-key/", {
  POST: apiRoute(
    {
      summary: "Replace the key that is used for this call",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      query: identityQuery,
      input: rotateKeyInput,
      output: rotatedKeyOutput,
      errors: ["api_key_limit_reached", "invalid_state", "site_identity_conflict"],
    },
    async ({ caller, query, input, request, by }) => {
      const { id: apiKeyId, site } = caller.apiKey;
      const accountId = caller.account.id;
      if (site)
        await requireIdentity(
          { accountId, siteId: site.id, bound: site.bound },
          callerIdentity(request, input, query),
          apiKeyId,
        );
      const { key, apiKey } = await rotateApiKey({
        accountId,
        apiKeyId,
        graceSeconds: input.grace_seconds,
        own: true,
        rotatedBy: "The program that holds the key",
        userId: null,
        by,
      });
      return { key, prefix: apiKey.prefix, expires_at: apiKey.expiresAt?.toISOString() ?? null };
    },
  ),
});
