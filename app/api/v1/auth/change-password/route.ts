import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { changePasswordInput } from "@/lib/auth/input";
import { tokensOutput } from "@/lib/auth/output";
import { changePassword } from "@/lib/auth/passwords/change-password";
import { startApiSession } from "@/lib/auth/tokens/issue-tokens";

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
      sessionId: caller.sessionId,
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
