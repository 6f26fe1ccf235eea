import { eq } from "drizzle-orm";
import { directlyAsSystem, type Person, type Tx, users } from "@/db";
import { recordSignIn } from "@/lib/auth/attempts/record-sign-in";
import { countFailure } from "@/lib/auth/attempts/slow-down";
import { lockPerson, requireLivingSession } from "@/lib/auth/person/lock-person";
import { AppError } from "@/lib/errors";
import { lookAtLimit } from "@/lib/rate-limits/take-from-limit";
import { isPasswordRight } from "./password";

export interface TypedPassword {
  userId: number;
  password: string;
  /** The session it was typed in, which must still live when the proof is used. */
  sessionId?: string;
  /** The form's or body's name of the password. */
  field?: string;
  requestId?: string;
  /** Where it was typed, when that is known. */
  ip?: string;
  userAgent?: string;
}

/** That a password was right a moment ago. Worth nothing until `lockProven` has looked again. */
export interface PasswordProof {
  person: Person;
  typed: TypedPassword;
}

/**
 * Checks a typed password: 0.1 s of work, so outside of any transaction. Throws `validation_error` on its field, and
 * `throttled` when too many were wrong: an open browser is no place to guess.
 */
export async function provePassword(typed: TypedPassword): Promise<PasswordProof> {
  const attempts = `user:${typed.userId}`;
  if (!(await lookAtLimit("auth_person", attempts)).allowed) throw new AppError("throttled");
  const [person] = await directlyAsSystem((db) => db.select().from(users).where(eq(users.id, typed.userId)));
  if (!(await isPasswordRight(typed.password, person?.passwordHash)) || !person) {
    await countFailure(attempts);
    await recordSignIn("user.password_refused", person?.id, typed);
    throw wrong(typed);
  }
  return { person, typed };
}

/**
 * The person, locked, when the proof still holds: the password that was typed is theirs now, and the session it was typed
 * in lives. In the transaction that acts on it. Throws `validation_error` on the password's field, or `unauthenticated`.
 */
export async function lockProven(tx: Tx, { person, typed }: PasswordProof): Promise<Person> {
  const locked = await lockPerson(tx, person.id);
  if (locked?.passwordHash !== person.passwordHash) throw wrong(typed);
  if (typed.sessionId) await requireLivingSession(tx, locked, typed.sessionId);
  return locked;
}

function wrong({ field = "password" }: TypedPassword): AppError {
  return new AppError("validation_error", { fields: { [field]: ["That is not your password."] } });
}
