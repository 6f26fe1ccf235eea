import { eq } from "drizzle-orm";
import { asSystem, directlyAsSystem, users } from "@/db";
import { AppError } from "@/lib/errors";
import { hashPassword, isPasswordRight } from "./password";
import { assertPasswordAllowed } from "./password-rules";
import { setPassword } from "./set-password";

interface PasswordChange {
  userId: number;
  currentPassword: string;
  newPassword: string;
  requestId?: string;
}

/**
 * Replaces a password by one who knows it. Every session ends, this one too: answer with a new one. Throws
 * `validation_error` on current_password, or `weak_password` on new_password.
 */
export async function changePassword(change: PasswordChange) {
  const [user] = await directlyAsSystem((db) => db.select().from(users).where(eq(users.id, change.userId)));
  if (!user || !(await isPasswordRight(change.currentPassword, user.passwordHash))) {
    throw new AppError("validation_error", { fields: { current_password: ["That is not your password."] } });
  }
  assertPasswordAllowed(change.newPassword, user, "new_password");
  const passwordHash = await hashPassword(change.newPassword);
  const sessionVersion = await asSystem((tx) =>
    setPassword(tx, { user, passwordHash, action: "user.password_changed", requestId: change.requestId }),
  );
  return { id: user.id, isSuperuser: user.isSuperuser, sessionVersion };
}
