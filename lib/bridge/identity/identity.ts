import type { Rival } from "@/db";
import { bareAddress } from "@/lib/sites/bare-address";

/** Which WordPress it is, as far as it says. */
export interface Identity {
  installId: string | null;
  siteUrl: string | null;
  /** It calls itself our plugin, which says its id from 1.2 on. Other software may say nothing. */
  isPlugin?: boolean;
}

/** The WordPress that is connected as a site. */
export interface BoundIdentity extends Identity {
  siteUrl: string;
  /** The key it last called with. */
  apiKeyId: number | null;
  isDisconnected: boolean;
}

/**
 * free: none is connected. untold: the caller does not say who it is. same: the one that is connected. reinstalled: another
 * WordPress at the same address, with a key of its own. conflict: another one.
 */
export type Verdict = "free" | "untold" | "same" | "reinstalled" | "conflict";

/** Who calls, compared with who is connected. Pure. */
export function judgeIdentity(bound: BoundIdentity | null, told: Identity, apiKeyId: number): Verdict {
  const isSilent = told.installId === null && told.siteUrl === null;
  if (isSilent && !told.isPlugin) return "untold";
  const home = bound && !bound.isDisconnected ? bareAddress(bound.siteUrl) : undefined;
  if (!bound || home === undefined) return isSilent ? "untold" : "free";
  if (told.siteUrl !== null && bareAddress(told.siteUrl) !== home) return "conflict";
  if (isSameInstall(bound, told)) return isSilent ? "untold" : "same";
  return bound.apiKeyId === apiKeyId || told.siteUrl === null ? "conflict" : "reinstalled";
}

/** A plugin too old to say its id may run on a copy: it can't speak for a site whose id is known. */
function isSameInstall(bound: BoundIdentity, { installId, isPlugin }: Identity): boolean {
  return bound.installId === null || installId === bound.installId || (installId === null && !isPlugin);
}

/** More than that are not kept: a caller with a new address each time must not fill the database. */
const MOST_RIVALS = 5;

/** The rivals with this one in front. Pure. */
export function withRival(rivals: Rival[], seen: Pick<Rival, "installId" | "siteUrl">, at: Date): Rival[] {
  const lastSeenAt = at.toISOString();
  const known = rivals.find((rival) => isSame(rival, seen));
  const rival = known
    ? { ...known, lastSeenAt }
    : { ...seen, firstSeenAt: lastSeenAt, lastSeenAt, isCopy: false };
  return [rival, ...rivals.filter((other) => other !== known)].slice(0, MOST_RIVALS);
}

/** Whether a rival is the WordPress that is meant. Pure. */
export function isSame(rival: Pick<Rival, "installId" | "siteUrl">, meant: Identity): boolean {
  return (
    rival.installId === meant.installId && bareAddress(rival.siteUrl) === bareAddress(meant.siteUrl ?? "")
  );
}
