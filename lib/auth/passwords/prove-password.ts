import { eq } from "drizzle-orm";
import { directlyAsSystem, type Tx, users } from "@/db";
import { lockPerson, type Person, requireLivingSession } from "@/lib/auth/person/lock-person";
import { AppError } from "@/lib/errors";
import { isPasswordRight } from "./password";

export interface TypedPassword {
  userId: number;
  password: string;
  /** The session it was typed in, which must still live when the proof is used. */
  sessionId?: string;
  /** The form's or body's name of the password. */
  field?: string;
}

/** That a password was right a moment ago. Worth nothing until `lockProven` has looked again. */
export interface PasswordProof {
  person: Person;
  typed: TypedPassword;
}

/** Checks a typed password: 0.1 s of work, so outside of any transaction. Throws `validation_error` on its field. */
export async function provePassword(typed: TypedPassword): Promise<PasswordProof> {
  const [person] = await directlyAsSystem((db) => db.select().from(users).where(eq(users.id, typed.userId)));
  if (!(await isPasswordRight(typed.password, person?.passwordHash)) || !person) throw wrong(typed);
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
