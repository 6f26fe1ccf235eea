import { z } from "zod";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import {
  accountBriefOutput,
  signedInAccountJson,
  tokensOutput,
  userJson,
  userOutput,
} from "@/lib/auth/output";
import { startApiSession } from "@/lib/auth/tokens/issue-tokens";
import { registerInput } from "@/lib/signup/input";
import { signUp } from "@/lib/signup/sign-up";

const post = apiRoute(
  {
    summary: "Sign up: a free trial, or a plan that waits for its first payment",
    tag: "Auth",
    auth: "none",
    limit: "auth",
    input: registerInput,
    status: 201,
    output: z.object({
      user: userOutput,
      account: accountBriefOutput,
      tokens: tokensOutput,
      next: z.enum(["/sites", "/payment"]),
    }),
    errors: [
      "validation_error",
      "weak_password",
      "email_taken",
      "plan_not_self_service",
      "signup_unavailable",
    ],
  },
  async ({ input, ip, request, requestId }) => {
    const signedUp = await signUp({
      email: input.email,
      password: input.password,
      firstName: input.first_name,
      lastName: input.last_name,
      accountName: input.account_name,
      planSlug: input.plan_slug,
      interval: input.billing_interval,
      paymentMethod: input.payment_method,
      requestId,
    });
    const tokens = await startApiSession(signedUp, { ip, request });
    return {
      user: userJson(signedUp.user),
      account: signedInAccountJson(signedUp),
      tokens,
      next: signedUp.next,
    };
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/register/", { POST: post });
