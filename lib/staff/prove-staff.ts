import { and, eq, sql } from "drizzle-orm";
import { directlyAsSystem, users } from "@/db";
import type { SignInSource } from "@/lib/auth/attempts/record-sign-in";
import { acceptSecondFactor } from "@/lib/auth/two-factor/accept-second-factor";
import { AppError } from "@/lib/errors";
import type { Override } from "./decider";
import { requireStaffRole } from "./staff-role";

export interface StaffProof {
  email: string;
  code: string;
}

/**
 * Who of our team sits there, proved by a code of their second factor. Throws `forbidden` for nobody of our team,
 * `second_factor_not_set_up`, `two_factor_required` for a wrong code, and `throttled`.
 */
export async function proveStaff(
  { email, code }: StaffProof,
  from: SignInSource,
): Promise<{ userId: number }> {
  const person = await findStaff(email);
  await acceptSecondFactor(person, code, from);
  return { userId: person.id };
}

/** Two owners say with their codes that it can't wait for the usual second person. Throws as proveStaff. */
export async function proveOverride(
  proofs: readonly [StaffProof, StaffProof],
  reason: string,
  from: SignInSource,
): Promise<Override> {
  const [first, second] = [await findStaff(proofs[0].email), await findStaff(proofs[1].email)];
  if (first.id === second.id) throw new AppError("forbidden", { message: "Name two different owners." });
  for (const { staffRole } of [first, second]) requireStaffRole(staffRole, "owner");
  await acceptSecondFactor(first, proofs[0].code, from);
  await acceptSecondFactor(second, proofs[1].code, from);
  return { ownerIds: [first.id, second.id], reason };
}

async function findStaff(email: string) {
  const [person] = await directlyAsSystem((db) =>
    db
      .select()
      .from(users)
      .where(and(eq(sql`lower(${users.email})`, email.trim().toLowerCase()), eq(users.isSuperuser, true))),
  );
  if (!person)
    throw new AppError("forbidden", { message: `${email} is not the address of anybody in our team.` });
  if (!person.totpEnabledAt)
    throw new AppError("second_factor_not_set_up", {
      message: `${email} has no second factor yet. Switch it on in the browser first, or decide on the page.`,
    });
  return person;
}
