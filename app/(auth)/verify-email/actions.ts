"use server";

import { publicAction } from "@/lib/actions/public-action";
import { REST_OF_CHANGE } from "@/lib/auth/email/email-change";
import { resendVerification } from "@/lib/auth/email/send-verification";
import { verifyEmail } from "@/lib/auth/email/verify-email";
import { emailOnlyInput, tokenInput } from "@/lib/auth/input";

export const verifyEmailAction = publicAction({ schema: tokenInput, limit: "auth" }, async ({ input }) => {
  const { email, isHalfDone } = await verifyEmail(input.token);
  return { ok: true, message: `${email} is confirmed.${isHalfDone ? ` ${REST_OF_CHANGE}` : ""}` };
});

export const resendVerificationAction = publicAction(
  { schema: emailOnlyInput, limit: "auth_strict" },
  async ({ input }) => {
    await resendVerification(input.email);
    return { ok: true, message: `If ${input.email} waits for confirmation, a new link is on its way to it.` };
  },
);
