import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { refreshInput } from "@/lib/auth/input";
import { tokensOutput } from "@/lib/auth/output";
import { rotateRefreshToken } from "@/lib/auth/tokens/rotate-refresh-token";

const post = apiRoute(
  {
    summary:
      "Trade a refresh token for a new pair. A retry within 30 seconds gets the same pair's refresh token; later reuse ends the session",
    tag: "Auth",
    auth: "none",
    limit: "auth",
    input: refreshInput,
    output: tokensOutput,
    errors: ["invalid_refresh_token", "account_suspended", "account_cancelled", "no_plan", "plan_inactive"],
  },
  async ({ input }) => rotateRefreshToken(input.refresh),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/refresh/", { POST: post });
