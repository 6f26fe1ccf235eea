import { and, eq } from "drizzle-orm";
import { apiKeys, memberships, type Tx, users } from "@/db";
import { AppError } from "@/lib/errors";
import type { MakingKey } from "./key-width";

/** Who asks for a key: a person, or a key, and then on behalf of the person who answers for it. */
export type MakerId = { userId: number } | { apiKeyId: number };

export interface Maker {
  userId: number;
  /** As the owners' email names them. */
  name: string;
  emailVerified: boolean;
  key?: MakingKey & { id: number };
}

/** Under the account's lock, after `requireStanding`. Throws not_found for somebody who is not in the account. */
export async function getMaker(tx: Tx, accountId: number, id: MakerId): Promise<Maker> {
  if ("userId" in id) return getMember(tx, accountId, id.userId);
  const key = await getMakingKey(tx, accountId, id.apiKeyId);
  const member = await getMember(tx, accountId, key.createdByUserId!);
  return { ...member, name: `The API key "${key.name}"`, key };
}

/** A key with what limits it, and the role of who answers for it. */
export async function getMakingKey(tx: Tx, accountId: number, apiKeyId: number) {
  const [key] = await tx
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      createdByUserId: apiKeys.createdByUserId,
      makerRole: memberships.role,
      scopes: apiKeys.scopes,
      siteId: apiKeys.siteId,
      allowedAddresses: apiKeys.allowedAddresses,
      rateLimitPerMinute: apiKeys.rateLimitPerMinute,
      expiresAt: apiKeys.expiresAt,
    })
    .from(apiKeys)
    .leftJoin(
      memberships,
      and(eq(memberships.accountId, apiKeys.accountId), eq(memberships.userId, apiKeys.createdByUserId)),
    )
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, apiKeyId)));
  if (!key) throw new AppError("not_found");
  return key;
}

/** A member of the account, as far as keys care. */
async function getMember(tx: Tx, accountId: number, userId: number): Promise<Maker> {
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
  return { userId, name, emailVerified: member.emailVerifiedAt !== null };
}
