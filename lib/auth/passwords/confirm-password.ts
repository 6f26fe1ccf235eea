import { and, eq } from "drizzle-orm";
import { asSystem, sessions } from "@/db";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockProven, provePassword } from "./prove-password";

/** Types the password again: dangerous actions want one of the last 30 minutes. Throws `validation_error` on password. */
export async function confirmPassword(input: {
  userId: number;
  sessionId: string;
  password: string;
}): Promise<void> {
  const proof = await provePassword(input);
  await asSystem(async (tx) => {
    await lockProven(tx, proof);
    await tx
      .update(sessions)
      .set({ confirmedAt: now() })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, input.userId)));
  });
}

const RECENT_MS = 30 * 60 * 1000;

/** Throws `password_confirmation_required` unless this session's password was typed within the last 30 minutes. */
export function requireRecentPassword(session: { confirmedAt: Date | null }): void {
  if (!isPasswordRecent(session.confirmedAt)) throw new AppError("password_confirmation_required");
}

function isPasswordRecent(confirmedAt: Date | null): boolean {
  return confirmedAt !== null && nowMs() - confirmedAt.getTime() < RECENT_MS;
}
