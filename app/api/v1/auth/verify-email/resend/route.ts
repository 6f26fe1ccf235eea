import { z } from "zod";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { resendVerification } from "@/lib/auth/email/send-verification";
import { emailOnlyInput } from "@/lib/auth/input";

const post = apiRoute(
  {
    summary: "Ask for another confirmation link; the answer never tells whether the address is known",
    tag: "Auth",
    auth: "none",
    limit: "auth_strict",
    input: emailOnlyInput,
    output: z.null(),
  },
  async ({ input }) => {
    await resendVerification(input.email);
    return reply(null, { message: "If that address waits for confirmation, a link is on its way." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/verify-email/resend/", {
  POST: post,
});
