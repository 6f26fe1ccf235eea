import type { TenantCaller } from "./caller";

/** Who makes a key: a person, or a key on behalf of the person who answers for it. */
export function makerOf({ userId, apiKey }: TenantCaller): { userId: number } | { apiKeyId: number } {
  return apiKey ? { apiKeyId: apiKey.id } : { userId };
}
