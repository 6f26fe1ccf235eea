"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { signedInAction } from "@/lib/actions/signed-in-action";
import { confirmPassword } from "@/lib/auth/passwords/confirm-password";
import { givenPassword } from "@/lib/auth/passwords/password-rules";
import { openBrowserSession } from "@/lib/auth/sessions/open-browser-session";
import { disableTwoFactor } from "@/lib/auth/two-factor/disable-two-factor";
import { enableTwoFactor } from "@/lib/auth/two-factor/enable-two-factor";
import { readSetup } from "@/lib/auth/two-factor/start-two-factor";
import { AppError } from "@/lib/errors";
import { qrPath } from "@/lib/payments/bank-transfer/epc-code";

const password = givenPassword;
const code = z.string().trim().min(6, "Enter the six digits.").max(12);
const setup = z.string().max(1000);

export const enableTwoFactorAction = signedInAction(
  { schema: z.object({ password, code, setup }), limit: "auth" },
  async ({ input, viewer, requestId, ip, userAgent }) => {
    const { userId, sessionId } = viewer;
    const start = await readSetup(input.setup, viewer);
    const again = showAgain(start);
    await confirmPassword({ userId, sessionId, password: input.password, ip, userAgent, requestId }).catch(
      again,
    );
    const enabled = await enableTwoFactor(userId, { ...input, sessionId }, requestId).catch(again);
    await openBrowserSession(enabled.user, { ip, userAgent });
    return { ok: true as const, message: "Two-factor sign-in is on.", data: enabled.recoveryCodes };
  },
);

export const disableTwoFactorAction = signedInAction(
  { schema: z.object({ password }), limit: "auth" },
  async ({ input, viewer, requestId, ip, userAgent }) => {
    const { userId, sessionId } = viewer;
    await confirmPassword({ userId, sessionId, password: input.password, ip, userAgent, requestId });
    await disableTwoFactor({ userId, sessionId, requestId });
    revalidatePath("/two-factor");
    return { ok: true as const, message: "Two-factor sign-in is off." };
  },
);

/** Without JavaScript the page is drawn again, with a new secret: the form continues with the one that was scanned. */
function showAgain({ secret, uri, setup }: Awaited<ReturnType<typeof readSetup>>) {
  const start = { secret, setup, code: qrPath(uri) };
  return (error: unknown): never => {
    if (!(error instanceof AppError)) throw error;
    const { code, message, fields } = error;
    throw new AppError(code, { message, fields, details: { start } });
  };
}
