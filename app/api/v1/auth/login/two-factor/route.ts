import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { secondFactorInput } from "@/lib/auth/input";
import { signedInAccountJson, signedInOutput, userJson } from "@/lib/auth/output";
import { logInWithCode } from "@/lib/auth/sign-in/log-in";
import { requireOpenAccount } from "@/lib/auth/sign-in/require-open-account";
import { startApiSession } from "@/lib/auth/tokens/issue-tokens";

const post = apiRoute(
  {
    summary: "Finish signing in with a second factor: the challenge of the refused sign-in, and a code",
    tag: "Auth",
    auth: "none",
    limit: "auth",
    input: secondFactorInput,
    output: signedInOutput,
    errors: [
      "invalid_credentials",
      "two_factor_required",
      "second_factor_not_set_up",
      "account_suspended",
      "account_cancelled",
      "no_plan",
    ],
  },
  async ({ input, ip, request, requestId }) => {
    const userAgent = request.headers.get("user-agent") ?? "";
    const found = await logInWithCode(input, { ip, userAgent, requestId });
    requireOpenAccount(found);
    const tokens = await startApiSession(found, { ip, request });
    return { ...tokens, user: userJson(found.user), account: signedInAccountJson(found) };
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/login/two-factor/", {
  POST: post,
});
