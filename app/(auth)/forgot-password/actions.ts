"use server";

import { publicAction } from "@/lib/actions/public-action";
import { emailOnlyInput } from "@/lib/auth/input";
import { requestPasswordReset } from "@/lib/auth/passwords/reset-password";

export const forgotPasswordAction = publicAction(
  { schema: emailOnlyInput, limit: "auth_strict" },
  async ({ input }) => {
    await requestPasswordReset(input.email);
    return { ok: true, message: `If ${input.email} has an account here, a link is on its way to it.` };
  },
);
