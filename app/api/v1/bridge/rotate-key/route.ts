import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { rotateApiKeyInput } from "@/lib/api-keys/input";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { rotatedKeyOutput } from "@/lib/bridge/output";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/bridge/rotate-key/", {
  POST: apiRoute(
    {
      summary: "Replace the key that is used for this call",
      tag: "Bridge",
      auth: "key",
      keyScope: "bridge:write",
      limit: "bridge",
      input: rotateApiKeyInput,
      output: rotatedKeyOutput,
      errors: ["api_key_limit_reached", "invalid_state"],
    },
    async ({ caller, input, by }) => {
      const { key, apiKey } = await rotateApiKey({
        accountId: caller.account.id,
        apiKeyId: caller.apiKey.id,
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
