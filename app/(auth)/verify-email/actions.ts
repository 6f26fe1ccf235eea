"use server";

import { publicAction } from "@/lib/actions/public-action";
import { resendVerification } from "@/lib/auth/email/send-verification";
import { verifyEmail } from "@/lib/auth/email/verify-email";
import { emailOnlyInput, tokenInput } from "@/lib/auth/input";

export const verifyEmailAction = publicAction({ schema: tokenInput, limit: "auth" }, async ({ input }) => {
  const { email, isHalfDone } = await verifyEmail(input.token);
  const rest = " The change takes effect when the other address has confirmed too.";
  return { ok: true, message: `${email} is confirmed.${isHalfDone ? rest : ""}` };
});

export const resendVerificationAction = publicAction(
  { schema: emailOnlyInput, limit: "auth_strict" },
  async ({ input }) => {
    await resendVerification(input.email);
    return { ok: true, message: `If ${input.email} waits for confirmation, a new link is on its way to it.` };
  },
);
