import type { ApiKeyScope } from "@/db/words";
import { atMostStorable } from "@/lib/time/instant";

/** A rotated key may work this much longer, so that its users can be changed over one by one. */
export const MAX_KEY_GRACE_SECONDS = 30 * 24 * 3600;

/** What a key may do whose maker names no scopes: what the plugin needs, and spending. More has to be asked for. */
export const DEFAULT_SCOPES = [
  "bridge:read",
  "bridge:write",
  "credits:read",
  "credits:write",
] as const satisfies readonly ApiKeyScope[];

export const API_KEY_STATES = ["active", "rotating", "expired", "revoked"] as const;
export type ApiKeyState = (typeof API_KEY_STATES)[number];

export interface ApiKeyLife {
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Set by a rotation. */
  graceEndsAt: Date | null;
}

/** `rotating`: replaced already, and still good until its grace ends. A rotation without grace ends as `revoked`. */
export function apiKeyState(key: ApiKeyLife, at: Date): ApiKeyState {
  if (key.revokedAt) return "revoked";
  if (key.graceEndsAt) return key.graceEndsAt > at ? "rotating" : "revoked";
  return key.expiresAt && key.expiresAt <= at ? "expired" : "active";
}

export function isUsable(key: ApiKeyLife, at: Date): boolean {
  const expired = key.expiresAt !== null && key.expiresAt <= at;
  const state = apiKeyState(key, at);
  return !expired && (state === "active" || state === "rotating");
}

/** A replacement lives as long as its predecessor was meant to, from now on: a key that expires is kept up by rotating it. */
export function renewedExpiry(old: { createdAt: Date; expiresAt: Date | null }, at: Date): Date | null {
  if (!old.expiresAt) return null;
  return atMostStorable(new Date(at.getTime() + old.expiresAt.getTime() - old.createdAt.getTime()));
}

/** What the forms of keys offer. Apart from form-input.ts, whose zod would travel to the browser with them. */
export const LIFETIMES_DAYS = [30, 90, 365] as const;
export const GRACE_HOURS = [0, 1, 24, 168] as const;
