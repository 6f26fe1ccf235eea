import { z } from "zod";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { confirmPasswordInput } from "@/lib/auth/input";
import { confirmPassword, RECENT_MS } from "@/lib/auth/passwords/confirm-password";
import { nowMs } from "@/lib/clock";

const post = apiRoute(
  {
    summary: "Confirm the password: a superuser's changes need one typed within the last 30 minutes",
    tag: "Auth",
    auth: "signed_in",
    limit: "auth",
    input: confirmPasswordInput,
    output: z.object({ confirmed_until: z.iso.datetime() }),
  },
  async ({ caller, input, ip, request, requestId }) => {
    const { userId, sessionId } = caller;
    const userAgent = request.headers.get("user-agent") ?? "";
    await confirmPassword({ userId, sessionId, password: input.password, ip, userAgent, requestId });
    return { confirmed_until: new Date(nowMs() + RECENT_MS).toISOString() };
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/confirm-password/", {
  POST: post,
});
