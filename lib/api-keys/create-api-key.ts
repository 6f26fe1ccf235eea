import { and, eq } from "drizzle-orm";
import { forAccount, memberships, type Tx, users } from "@/db";
import type { ApiKeyScope } from "@/db/words";
import { ACCOUNT_SCOPES } from "@/lib/accounts/key-rights";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { getSiteIn } from "@/lib/sites/queries";
import { requireKeyRoom } from "./key-limit";
import { mailKeyCreated } from "./mail-key-created";
import { type NewApiKey, storeApiKey } from "./store-api-key";

interface ApiKeyRequest {
  accountId: number;
  /** Whoever creates it; needs a confirmed email address. */
  userId: number;
  name: string;
  /** Null: for every site of the account. */
  siteId: number | null;
  scopes: ApiKeyScope[];
  expiresAt: Date | null;
  by: Author;
  /** Made up unless said. */
  publicId?: string;
}

/**
 * Throws forbidden, email_not_verified, api_key_limit_reached, validation_error (`expires_at`), or not_found for a site that
 * is not the account's.
 */
export function createApiKey(request: ApiKeyRequest): Promise<NewApiKey> {
  const { accountId, userId, name, siteId, expiresAt, by, publicId } = request;
  if (expiresAt && expiresAt <= now())
    throw new AppError("validation_error", { fields: { expires_at: ["Choose a time in the future."] } });
  if (siteId !== null) refuseAccountScopes(request.scopes);
  return forAccount(accountId, async (tx) => {
    await lockAccountFor(tx, accountId, { userId, permission: "api_keys:manage" });
    const creator = await getMember(tx, accountId, userId);
    if (!creator.emailVerified) throw new AppError("email_not_verified");
    await requireKeyRoom(tx, accountId, "new");
    if (siteId !== null) await getSiteIn(tx, accountId, siteId);
    const scopes = [...new Set(request.scopes)];
    const created = await storeApiKey(tx, {
      accountId,
      name,
      siteId,
      scopes,
      expiresAt,
      createdByUserId: userId,
      publicId,
    });
    const { id, prefix } = created.apiKey;
    await mailKeyCreated(tx, { accountId, keyName: name, prefix, createdBy: creator.name });
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "api_key.created",
      targetType: "api_key",
      targetId: id,
      after: { name, prefix, scopes, site_id: siteId, expires_at: expiresAt?.toISOString() ?? null },
    });
    await recordEvent(tx, {
      accountId,
      type: "key.created",
      object: ["key", id],
      data: { id, name, prefix, scopes, site_id: siteId, expires_at: expiresAt?.toISOString() ?? null },
    });
    return created;
  });
}

/** A key for one site is told nothing of the others. */
function refuseAccountScopes(scopes: readonly ApiKeyScope[]): void {
  const wide = scopes.filter((scope) => ACCOUNT_SCOPES.includes(scope));
  if (wide.length === 0) return;
  const message = `A key for one site can't have ${wide.join(", ")}: that is about the whole account.`;
  throw new AppError("validation_error", { fields: { scopes: [message] } });
}

/** A member of the account, as far as keys care. */
async function getMember(
  tx: Tx,
  accountId: number,
  userId: number,
): Promise<{ name: string; emailVerified: boolean }> {
  const [member] = await tx
    .select({
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      emailVerifiedAt: users.emailVerifiedAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
  if (!member) throw new AppError("not_found");
  const name = `${member.firstName} ${member.lastName}`.trim() || member.email;
  return { name, emailVerified: member.emailVerifiedAt !== null };
}
