import { z } from "zod";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { resetInput } from "@/lib/auth/input";
import { resetPassword } from "@/lib/auth/passwords/reset-password";

const post = apiRoute(
  {
    summary: "Set a new password with the token from the link; every session ends",
    tag: "Auth",
    auth: "none",
    limit: "auth_strict",
    input: resetInput,
    output: z.null(),
    errors: ["invalid_token", "weak_password"],
  },
  async ({ input, requestId }) => {
    await resetPassword({ ...input, requestId });
    return reply(null, { message: "Your password is set. Sign in with it." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/password-reset/confirm/", {
  POST: post,
});
