"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { confirmPassword } from "@/lib/auth/passwords/confirm-password";
import { givenPassword } from "@/lib/auth/passwords/password-rules";
import { backTo } from "./back-to";

export const confirmPasswordAction = superuserAction(
  {
    needs: "support",
    schema: z.object({ password: givenPassword, next: z.string().max(200) }),
    stepUp: false,
  },
  async ({ input: { password, next }, viewer, ...from }) => {
    const { userId, sessionId } = viewer;
    await confirmPassword({ userId, sessionId, password, ...from });
    redirect(backTo(next));
  },
);
