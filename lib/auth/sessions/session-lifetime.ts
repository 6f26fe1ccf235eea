import { nowMs } from "@/lib/clock";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long a sign-in that is not renewed lasts. */
const MEMBER_MS = 30 * DAY_MS;
/** How long one lasts that an API client renews all the time: then the password is typed again. */
const MEMBER_AT_MOST_MS = 90 * DAY_MS;
/** A superuser signs in each working day. */
const SUPERUSER_MS = 12 * HOUR_MS;
/** A superuser's browser that nobody has touched for so long is one that somebody left open. */
const SUPERUSER_IDLE_MS = 2 * HOUR_MS;

/** When a session ends that is opened or renewed now. `openedAt` stays the first sign-in: renewing never outlives its bound. */
export function sessionEnd({ isSuperuser, openedAt }: { isSuperuser: boolean; openedAt: Date }): Date {
  if (isSuperuser) return new Date(openedAt.getTime() + SUPERUSER_MS);
  return new Date(Math.min(nowMs() + MEMBER_MS, openedAt.getTime() + MEMBER_AT_MOST_MS));
}

/** A superuser's browser session that was last used before this is over. */
export function idleSince(): Date {
  return new Date(nowMs() - SUPERUSER_IDLE_MS);
}
