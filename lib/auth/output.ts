import { z } from "zod";
import { ACCOUNT_STATUSES, type AccountStatus, ROLES, type Role } from "@/db/words";

export const userOutput = z.object({
  id: z.int(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email_verified: z.boolean(),
  is_superuser: z.boolean(),
});

export const planBriefOutput = z.object({ slug: z.string(), name: z.string() });

/** The caller's account in short; GET /account/ says more. */
export const accountBriefOutput = z.object({
  id: z.int(),
  name: z.string(),
  status: z.enum(ACCOUNT_STATUSES),
  credits: z.int(),
  trial_ends_at: z.iso.datetime().nullable(),
  role: z.enum(ROLES),
  plan: planBriefOutput.nullable(),
});

export const tokensOutput = z.object({ access: z.string(), refresh: z.string() });

export const signedInOutput = tokensOutput.extend({
  user: userOutput,
  account: accountBriefOutput.nullable(),
});

interface UserRow {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  emailVerifiedAt: Date | null;
  isSuperuser: boolean;
}

export function userJson(user: UserRow): z.input<typeof userOutput> {
  return {
    id: user.id,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    email_verified: user.emailVerifiedAt !== null,
    is_superuser: user.isSuperuser,
  };
}

interface Membership {
  account: {
    id: number;
    name: string;
    status: AccountStatus;
    credits: number;
    trialEndsAt: Date | null;
  } | null;
  role: Role | null;
  plan: { slug: string; name: string } | null;
}

/** Null for somebody without an account: a superuser. */
export function signedInAccountJson({
  account,
  role,
  plan,
}: Membership): z.input<typeof accountBriefOutput> | null {
  if (!account || !role) return null;
  const { id, name, status, credits, trialEndsAt } = account;
  return {
    id,
    name,
    status,
    credits,
    trial_ends_at: trialEndsAt?.toISOString() ?? null,
    role,
    plan: plan && { slug: plan.slug, name: plan.name },
  };
}
