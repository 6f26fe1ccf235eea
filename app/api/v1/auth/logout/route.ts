import { z } from "zod";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { revokeSession } from "@/lib/auth/sessions/end-sessions";

const post = apiRoute(
  {
    summary: "Sign out: the access token and its refresh tokens stop working immediately",
    tag: "Auth",
    auth: "signed_in",
    limit: "default",
    gate: false,
    output: z.null(),
  },
  async ({ caller }) => {
    await revokeSession(caller);
    return reply(null, { message: "Signed out." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/logout/", { POST: post });
