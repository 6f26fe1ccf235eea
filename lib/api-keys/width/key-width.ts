import type { ApiKeyScope } from "@/db/words";
import { requireScope } from "@/lib/accounts/key-rights";
import { AppError } from "@/lib/errors";
import { isNetworkWithin } from "./networks";

/** All that limits a key. */
export interface KeyWidth {
  scopes: ApiKeyScope[];
  /** Null: every site. */
  siteId: number | null;
  /** Null: from anywhere. */
  allowedAddresses: string[] | null;
  rateLimitPerMinute: number | null;
  /** Null: never. */
  expiresAt: Date | null;
}

/** A key that makes, changes or replaces another, with the role that its own maker has now. */
export interface MakingKey extends KeyWidth {
  makerRole: Parameters<typeof requireScope>[0]["makerRole"];
}

/**
 * No key is made wider than the key that makes it: neither in what it may do, nor where, from where, how fast or how long.
 * Throws insufficient_scope, which names the scope, or forbidden, which names the field.
 */
export function requireNoWider(made: KeyWidth, maker: MakingKey): void {
  for (const scope of made.scopes) requireScope(maker, scope);
  const wider = (field: string, isWider: boolean) => {
    if (isWider) throw new AppError("forbidden", { message: TOO_WIDE, fields: { [field]: [TOO_WIDE] } });
  };
  wider("site_id", maker.siteId !== null && made.siteId !== maker.siteId);
  wider("allowed_addresses", isFromMorePlaces(made, maker));
  wider("rate_limit_per_minute", isOver(made.rateLimitPerMinute, maker.rateLimitPerMinute));
  wider("expires_at", isOver(made.expiresAt?.getTime() ?? null, maker.expiresAt?.getTime() ?? null));
}

const TOO_WIDE = "An API key can't make or change a key that is allowed more than itself.";

function isFromMorePlaces(
  { allowedAddresses: made }: KeyWidth,
  { allowedAddresses: maker }: KeyWidth,
): boolean {
  if (maker === null) return false;
  return made === null || made.some((network) => !isNetworkWithin(network, maker));
}

/** Null is without a limit. */
function isOver(made: number | null, maker: number | null): boolean {
  return maker !== null && (made === null || made > maker);
}
