import { asSystem, type Tx, users } from "@/db";
import type { StaffRole } from "@/db/words";
import { recordAudit } from "@/lib/audit/record-audit";
import { hashPassword } from "@/lib/auth/passwords/password";
import { assertPasswordAllowed } from "@/lib/auth/passwords/password-rules";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";

export interface NewSuperuser {
  email: string;
  password: string;
  staffRole?: StaffRole;
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
  {
    email,
    passwordHash,
    staffRole = "owner",
    actor,
  }: { email: string; passwordHash: string; staffRole?: StaffRole; actor: string },
): Promise<{ id: number; email: string }> {
  const address = email.trim().toLowerCase();
  const inserted = await insertUser(tx, { email: address, passwordHash, staffRole });
  await recordAudit(tx, {
    accountId: null,
    actor,
    action: "superuser.created",
    targetType: "user",
    targetId: String(inserted.id),
    after: { email: address, staff_role: staffRole },
  });
  return inserted;
}

interface NewUser {
  email: string;
  passwordHash: string;
  staffRole: StaffRole;
}

async function insertUser(tx: Tx, { email, passwordHash, staffRole }: NewUser) {
  try {
    const [user] = await tx
      .insert(users)
      .values({
        email,
        trialAddress: email,
        passwordHash,
        isSuperuser: true,
        staffRole,
        emailVerifiedAt: now(),
      })
      .returning({ id: users.id, email: users.email });
    return user!;
  } catch (error) {
    if (!isUniqueViolation(error, "users_email_once")) throw error;
    throw new AppError("email_taken", { message: "There is already a user with this email address." });
  }
}
