import { and, eq } from "drizzle-orm";
import { forAccount, siteConnections } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { NewApiKey } from "@/lib/api-keys/store-api-key";
import { findSessionVersion } from "@/lib/auth/sessions/session-version";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { getSite } from "@/lib/sites/queries";
import type { Site } from "@/lib/sites/site";
import { catchUpAccount } from "@/lib/subscriptions/clock/catch-up";
import { type ConnectGrant, openConnectCode } from "./connect-code";

interface ExchangeCode {
  code: string;
  verifier: string;
  requestId: string;
}

/**
 * A key that is the site's alone, for a code that works once, and not after its person signed out everywhere or has a new
 * password. Throws invalid_token, or what keeps the person who confirmed
 * from making keys now.
 */
export async function exchangeCode({
  code,
  verifier,
  requestId,
}: ExchangeCode): Promise<NewApiKey & { site: Site }> {
  const grant = openConnectCode(code, verifier);
  if (!grant || grant.sessionVersion !== (await findSessionVersion(grant.userId)))
    throw new AppError("invalid_token");
  const { accountId, userId, siteId } = grant;
  const site = await getSite(accountId, siteId);
  await requireOpen(accountId, userId);
  const made = await makeKey(grant, site, requestId);
  await takePlace(grant, userId);
  return { ...made, site };
}

/** No gate has asked: this caller has no credential yet. */
async function requireOpen(accountId: number, userId: number): Promise<void> {
  await catchUpAccount(accountId);
  await forAccount(accountId, (tx) =>
    lockOpenAccount(tx, accountId, { userId, permission: "api_keys:manage" }),
  );
}

function makeKey({ accountId, userId, siteId, keyId }: ConnectGrant, site: Site, requestId: string) {
  return createApiKey({
    accountId,
    userId,
    publicId: keyId,
    name: `WordPress at ${site.domain}`.slice(0, 100),
    siteId,
    scopes: ["bridge:read", "bridge:write"],
    expiresAt: null,
    by: { actor: `user:${userId}`, requestId, asks: { userId } },
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, "api_keys_public_id_once") ? new AppError("invalid_token") : error;
  });
}

/** Somebody has confirmed this very WordPress, so the one connected before is no longer the site. */
function takePlace({ accountId, siteId, siteUrl, installId }: ConnectGrant, userId: number): Promise<void> {
  return forAccount(accountId, async (tx) => {
    await lockOpenAccount(tx, accountId, { userId, permission: "sites:write" });
    await tx
      .update(siteConnections)
      .set({ siteUrl, installId, rivals: [], updatedAt: now() })
      .where(and(eq(siteConnections.accountId, accountId), eq(siteConnections.siteId, siteId)));
  });
}
