import { z } from "zod";
import { apiRoute } from "@/lib/api/api-route";
import { apiRoutes } from "@/lib/api/api-routes";
import { reply } from "@/lib/api/reply";
import { tokenInput } from "@/lib/auth/input";
import { verifyEmail } from "@/lib/auth/verify-email";

const post = apiRoute(
  {
    summary: "Confirm an e-mail address with the token from the link",
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
    return reply({ email, pending: isHalfDone }, { message: "Your e-mail address is confirmed." });
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/verify-email/", {
  POST: post,
});
