import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { asSystem, readAsSystem } from "@/db/scope";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { isPasswordRight } from "./password";
import { createUserToken } from "./user-token";

interface EmailChange {
  userId: number;
  password: string;
  newEmail: string;
}

/**
 * Asks the new address to confirm, and tells the old one. Nothing changes until verifyEmail gets the link; that the new
 * address is somebody else's already shows only to its owner. Throws `validation_error` on password.
 */
export async function requestEmailChange({ userId, password, newEmail }: EmailChange): Promise<void> {
  const [user] = await readAsSystem((db) => db.select().from(users).where(eq(users.id, userId)));
  if (!user || !(await isPasswordRight(password, user.passwordHash))) {
    throw new AppError("validation_error", { fields: { password: ["That is not your password."] } });
  }
  const name = user.firstName || user.email;
  await asSystem(async (tx) => {
    const token = await createUserToken(tx, { userId, purpose: "change_email", email: newEmail });
    const url = `${env().APP_URL}/verify-email?token=${token}`;
    await enqueueMail(tx, { to: newEmail, template: "email-change", props: { name, newEmail, url } });
    await enqueueMail(tx, { to: user.email, template: "email-change-notice", props: { name, newEmail } });
  });
}
