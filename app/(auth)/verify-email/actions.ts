"use server";

import { publicAction } from "@/lib/actions/public-action";
import { emailInput, tokenInput } from "@/lib/auth/input";
import { resendVerification } from "@/lib/auth/resend-verification";
import { verifyEmail } from "@/lib/auth/verify-email";

export const verifyEmailAction = publicAction({ schema: tokenInput, limit: "auth" }, async ({ input }) => {
  const { email } = await verifyEmail(input.token);
  return { ok: true, message: `${email} is confirmed.` };
});

export const resendVerificationAction = publicAction(
  { schema: emailInput, limit: "auth_strict" },
  async ({ input }) => {
    await resendVerification(input.email);
    return { ok: true, message: `If ${input.email} waits for confirmation, a new link is on its way to it.` };
  },
);
