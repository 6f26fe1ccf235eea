import { asSystem } from "@/db";
import { hashPassword } from "./password";
import { assertPasswordAllowed } from "./password-rules";
import { lockProven, provePassword } from "./prove-password";
import { setPassword } from "./set-password";

interface PasswordChange {
  userId: number;
  sessionId?: string;
  currentPassword: string;
  newPassword: string;
  requestId?: string;
}

/**
 * Replaces a password by one who knows it. Every session ends, this one too: answer with a new one. Throws
 * `validation_error` on current_password, `weak_password` on new_password, or `unauthenticated` when the session has ended
 * meanwhile: a reset that was quicker wins.
 */
export async function changePassword(change: PasswordChange) {
  const { userId, sessionId, currentPassword: password, newPassword, requestId } = change;
  const proof = await provePassword({ userId, sessionId, password, field: "current_password" });
  assertPasswordAllowed(newPassword, proof.person, "new_password");
  const passwordHash = await hashPassword(newPassword);
  return asSystem(async (tx) => {
    const user = await lockProven(tx, proof);
    const sessionVersion = await setPassword(tx, {
      user,
      passwordHash,
      action: "user.password_changed",
      requestId,
    });
    return { id: user.id, isSuperuser: user.isSuperuser, sessionVersion };
  });
}
