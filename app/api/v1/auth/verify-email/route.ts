import { z } from "zod";
import { reply } from "@/lib/api/answer/reply";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { verifyEmail } from "@/lib/auth/email/verify-email";
import { tokenInput } from "@/lib/auth/input";

const post = apiRoute(
  {
    summary: "Confirm an email address with the token from the link",
    tag: "Auth",
    auth: "none",
    limit: "auth",
    input: tokenInput,
    output: z.object({
      email: z.string(),
      /** A change of address that takes effect when the other address has confirmed too. */
      pending: z.boolean(),
    }),
    errors: ["invalid_token", "email_taken"],
  },
  async ({ input }) => {
    const { email, isHalfDone } = await verifyEmail(input.token);
    return reply({ email, pending: isHalfDone }, { message: "Your email address is confirmed." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/verify-email/", {
  POST: post,
});
