import { z } from "zod";
import { apiRoute } from "@/lib/api/api-route";
import { apiRoutes } from "@/lib/api/api-routes";
import { reply } from "@/lib/api/reply";
import { revokeSession } from "@/lib/auth/revoke-session";

const post = apiRoute(
  {
    summary: "Sign out: the access token and its refresh tokens are dead at once",
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
