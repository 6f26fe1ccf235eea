import { API_KEY_SCOPES, type ApiKeyScope } from "@/db/words";
import { ACCOUNT_SCOPES } from "@/lib/accounts/key-rights";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createSite } from "@/lib/sites/create-site";
import { createPerson } from "@/test/factories";

let made = 0;

/** A key of the account, as its owner would make it; answers the key itself and its id. */
export async function keyFor(
  account: { id: number },
  options: { siteId?: number; scopes?: ApiKeyScope[]; expiresAt?: Date } = {},
): Promise<{ key: string; id: number }> {
  const owner = await createPerson({ account, role: "admin" });
  const { key, apiKey } = await createApiKey({
    accountId: account.id,
    userId: owner.id,
    name: `Key ${++made}`,
    siteId: options.siteId ?? null,
    scopes: options.scopes ?? everyScope(options.siteId),
    expiresAt: options.expiresAt ?? null,
    by: { actor: `user:${owner.id}` },
  });
  return { key, id: apiKey.id };
}

function everyScope(siteId: number | undefined): ApiKeyScope[] {
  return API_KEY_SCOPES.filter((scope) => siteId === undefined || !ACCOUNT_SCOPES.includes(scope));
}

export function siteFor(account: { id: number }): Promise<{ id: number }> {
  const name = `site-${++made}`;
  return createSite({
    accountId: account.id,
    name,
    url: `https://${name}.example.com`,
    by: { actor: "terminal" },
  });
}
