import { nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";

const RECENT_MS = 30 * 60 * 1000;

/** Throws `password_confirmation_required` unless this session's password was typed within the last 30 minutes. */
export function requireRecentPassword(session: { confirmedAt: Date | null }): void {
  if (!isPasswordRecent(session.confirmedAt)) throw new AppError("password_confirmation_required");
}

function isPasswordRecent(confirmedAt: Date | null): boolean {
  return confirmedAt !== null && nowMs() - confirmedAt.getTime() < RECENT_MS;
}
