import { and, eq } from "drizzle-orm";
import { asSystem, sessions } from "@/db";
import { recordSignIn } from "@/lib/auth/attempts/record-sign-in";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { lockProven, provePassword, type TypedPassword } from "./prove-password";

/** Types the password again: dangerous actions want one of the last 30 minutes. Throws `validation_error` on password. */
export async function confirmPassword(input: TypedPassword & { sessionId: string }): Promise<void> {
  const proof = await provePassword(input);
  await asSystem(async (tx) => {
    await lockProven(tx, proof);
    await tx
      .update(sessions)
      .set({ confirmedAt: now() })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, input.userId)));
  });
  await recordSignIn("user.password_confirmed", input.userId, input);
}

export const RECENT_MS = 30 * 60 * 1000;

/** Throws `password_confirmation_required` unless this session's password was typed within the last 30 minutes. */
export function requireRecentPassword(session: { confirmedAt: Date | null }): void {
  if (!isPasswordRecent(session.confirmedAt)) throw new AppError("password_confirmation_required");
}

/**
 * For a form that asks for the password only when the last one is too old: takes the one that came with it. Throws
 * `password_confirmation_required` where none came, and `validation_error` for a wrong one, both on `password`.
 */
export async function confirmUnlessRecent(
  session: { userId: number; sessionId: string; confirmedAt: Date | null },
  { password, ...from }: Partial<TypedPassword>,
): Promise<void> {
  if (isPasswordRecent(session.confirmedAt)) return;
  const { userId, sessionId } = session;
  if (password) return confirmPassword({ ...from, userId, sessionId, password });
  throw new AppError("password_confirmation_required", { fields: { password: ["Enter your password."] } });
}

function isPasswordRecent(confirmedAt: Date | null): boolean {
  return confirmedAt !== null && nowMs() - confirmedAt.getTime() < RECENT_MS;
}
