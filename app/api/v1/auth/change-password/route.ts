import { apiRoute } from "@/lib/api/api-route";
import { apiRoutes } from "@/lib/api/api-routes";
import { reply } from "@/lib/api/reply";
import { changePassword } from "@/lib/auth/change-password";
import { changePasswordInput } from "@/lib/auth/input";
import { tokensOutput } from "@/lib/auth/output";
import { startApiSession } from "@/lib/auth/start-api-session";

const post = apiRoute(
  {
    summary: "Change the password; every session ends, and the answer holds a new pair of tokens",
    tag: "Auth",
    auth: "signed_in",
    limit: "auth",
    input: changePasswordInput,
    output: tokensOutput,
    errors: ["weak_password"],
  },
  async ({ caller, input, ip, request, requestId }) => {
    const user = await changePassword({
      userId: caller.userId,
      currentPassword: input.current_password,
      newPassword: input.new_password,
      requestId,
    });
    const tokens = await startApiSession({ user, account: caller.account }, { ip, request });
    return reply(tokens, { message: "Your password is changed. Every other session has ended." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/change-password/", {
  POST: post,
});
