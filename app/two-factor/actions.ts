"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { signedInAction } from "@/lib/actions/signed-in-action";
import { confirmPassword } from "@/lib/auth/passwords/confirm-password";
import { givenPassword } from "@/lib/auth/passwords/password-rules";
import { disableTwoFactor } from "@/lib/auth/two-factor/disable-two-factor";
import { enableTwoFactor } from "@/lib/auth/two-factor/enable-two-factor";

const password = givenPassword;
const code = z.string().trim().min(6, "Enter the six digits.").max(12);

export const enableTwoFactorAction = signedInAction(
  { schema: z.object({ password, code }), limit: "auth" },
  async ({ input, viewer, requestId }) => {
    const { userId, sessionId } = viewer;
    await confirmPassword({ userId, sessionId, password: input.password });
    const { recoveryCodes } = await enableTwoFactor(userId, { code: input.code, sessionId }, requestId);
    return { ok: true as const, message: "Two-factor sign-in is on.", data: recoveryCodes };
  },
);

export const disableTwoFactorAction = signedInAction(
  { schema: z.object({ password }), limit: "auth" },
  async ({ input, viewer, requestId }) => {
    const { userId, sessionId } = viewer;
    await confirmPassword({ userId, sessionId, password: input.password });
    await disableTwoFactor(userId, requestId);
    revalidatePath("/two-factor");
    return { ok: true as const, message: "Two-factor sign-in is off." };
  },
);
