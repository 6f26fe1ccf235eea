import { z } from "zod";
import { BILLING_INTERVALS, REAL_METHODS } from "@/db/words";
import { emailAddress, personName } from "@/lib/auth/input";
import { newPassword } from "@/lib/auth/passwords/password-rules";
import { optionalAccountName } from "@/lib/text/name-input";

const accountName = optionalAccountName(100);
const planSlug = z.string().trim().min(1, "Name a plan, or leave this out.").max(60);

/** POST /auth/register/ */
export const registerInput = z.object({
  email: emailAddress,
  password: newPassword,
  first_name: personName.optional(),
  last_name: personName.optional(),
  account_name: accountName.optional(),
  plan_slug: planSlug.optional(),
  billing_interval: z.enum(BILLING_INTERVALS).optional(),
  payment_method: z.enum(REAL_METHODS).optional(),
});

/** The form at /signup: one field for the name, and the plan only where the link named one. */
export const signUpForm = z.object({
  name: personName.min(1, "Tell us your name."),
  account_name: accountName.optional(),
  email: emailAddress,
  password: newPassword,
  plan: planSlug.optional(),
  interval: z.enum(BILLING_INTERVALS).optional(),
  /** A page of ours to go on to. */
  next: z.string().max(2000).optional(),
});

/** Somebody who has signed in already. */
export const startAccountForm = z.object({ account_name: accountName.min(1, "Name your account.") });

export const acceptInvitationForm = z.object({
  token: z.string().trim().min(1).max(200),
  name: personName.min(1, "Tell us your name."),
  password: newPassword,
});

/** "Nora von Newcomer" -> first name "Nora", last name the rest. */
export function splitName(name: string): { firstName: string; lastName: string } {
  const [firstName = "", ...rest] = name.split(/\s+/);
  return { firstName, lastName: rest.join(" ") };
}
