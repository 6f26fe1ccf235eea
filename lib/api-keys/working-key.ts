import { and, gt, isNull, or, type SQL } from "drizzle-orm";
import { apiKeys } from "@/db/schema";

/** What `isUsable` says of a key, as a condition: neither revoked, nor expired, nor rotated away. */
export function isWorkingKey(at: Date): SQL {
  const { revokedAt, expiresAt, graceEndsAt } = apiKeys;
  const notOver = (end: typeof expiresAt | typeof graceEndsAt) => or(isNull(end), gt(end, at));
  return and(isNull(revokedAt), notOver(expiresAt), notOver(graceEndsAt))!;
}
