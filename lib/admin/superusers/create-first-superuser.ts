import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { asSystem, users } from "@/db";
import { hashPassword } from "@/lib/auth/passwords/password";
import { env } from "@/lib/env";
import { insertSuperuser } from "./create-superuser";
import { lockSuperusers } from "./lock-superusers";

/**
 * On the first run, when nobody runs the back office yet, makes the superuser ADMIN_EMAIL with ADMIN_PASSWORD or a
 * generated password, and answers both, to be shown once. Later: undefined.
 */
export function createFirstSuperuser(): Promise<{ email: string; password: string } | undefined> {
  return asSystem(async (tx) => {
    await lockSuperusers(tx);
    const [existing] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.isSuperuser, true))
      .limit(1);
    if (existing) return undefined;
    const password = env().ADMIN_PASSWORD ?? randomBytes(12).toString("base64url");
    const passwordHash = await hashPassword(password);
    const { email } = await insertSuperuser(tx, { email: env().ADMIN_EMAIL, passwordHash, actor: "start" });
    return { email, password };
  });
}
