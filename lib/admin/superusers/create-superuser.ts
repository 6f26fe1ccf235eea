import { asSystem, type Tx, users } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { hashPassword } from "@/lib/auth/passwords/password";
import { assertPasswordAllowed } from "@/lib/auth/passwords/password-rules";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";

export interface NewSuperuser {
  email: string;
  password: string;
  /** Who does it, such as "terminal" or "user:5". */
  actor: string;
}

/**
 * Makes a person who runs the back office, with a confirmed address and no account.
 * Throws `weak_password`, and `email_taken` when somebody has the address: promote that person in the back office.
 */
export async function createSuperuser(input: NewSuperuser): Promise<{ id: number; email: string }> {
  assertPasswordAllowed(input.password, input);
  const passwordHash = await hashPassword(input.password);
  return asSystem((tx) => insertSuperuser(tx, { ...input, passwordHash }));
}

/** The insert alone, for callers that hold a transaction. */
export async function insertSuperuser(
  tx: Tx,
  { email, passwordHash, actor }: { email: string; passwordHash: string; actor: string },
): Promise<{ id: number; email: string }> {
  const address = email.trim().toLowerCase();
  const inserted = await insertUser(tx, address, passwordHash);
  await recordAudit(tx, {
    accountId: null,
    actor,
    action: "superuser.created",
    targetType: "user",
    targetId: String(inserted.id),
    after: { email: address },
  });
  return inserted;
}

async function insertUser(tx: Tx, email: string, passwordHash: string) {
  try {
    const [user] = await tx
      .insert(users)
      .values({ email, trialAddress: email, passwordHash, isSuperuser: true, emailVerifiedAt: now() })
      .returning({ id: users.id, email: users.email });
    return user!;
  } catch (error) {
    if (!isUniqueViolation(error, "users_email_once")) throw error;
    throw new AppError("email_taken", { message: "There is already a user with this email address." });
  }
}
