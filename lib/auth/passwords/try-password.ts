import { recordSignIn, type SignInSource } from "@/lib/auth/attempts/record-sign-in";
import { attemptsOf, countFailure, waitForTurn } from "@/lib/auth/attempts/slow-down";
import { canonicalEmail } from "@/lib/email-input";
import { isPasswordRight } from "./password";

interface Attempt {
  password: string;
  /** False refuses a right password as if it were wrong, and counts it as one. */
  mayPass: boolean;
}

/**
 * Whether a password typed elsewhere than at sign-in is this person's: as slow as there after as many failures, and counted
 * among the same. Throws `throttled`.
 */
export async function tryPassword(
  person: { id: number; email: string; passwordHash: string },
  { password, mayPass }: Attempt,
  from: SignInSource,
): Promise<boolean> {
  const attempts = await attemptsOf(canonicalEmail(person.email), person.id, from.ip);
  await waitForTurn(attempts);
  if ((await isPasswordRight(password, person.passwordHash)) && mayPass) return true;
  await countFailure(attempts);
  await recordSignIn("user.password_refused", person.id, from);
  return false;
}
