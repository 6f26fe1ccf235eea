import { z } from "zod";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { emailOnlyInput } from "@/lib/auth/input";
import { requestPasswordReset } from "@/lib/auth/passwords/reset-password";

const post = apiRoute(
  {
    summary: "Ask for a link to set a new password; the answer never tells whether the address is known",
    tag: "Auth",
    auth: "none",
    limit: "auth_strict",
    input: emailOnlyInput,
    output: z.null(),
  },
  async ({ input }) => {
    await requestPasswordReset(input.email);
    return reply(null, { message: "If somebody has that address here, a link is on its way." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/password-reset/", {
  POST: post,
});
