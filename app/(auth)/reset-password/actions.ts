"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/actions/public-action";
import { resetInput } from "@/lib/auth/input";
import { resetPassword } from "@/lib/auth/passwords/reset-password";

export const resetPasswordAction = publicAction(
  { schema: resetInput, limit: "auth" },
  async ({ input, requestId }) => {
    await resetPassword({ ...input, requestId });
    redirect("/login?notice=password-set");
  },
);
