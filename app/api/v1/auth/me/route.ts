import { z } from "zod";
import { PERMISSIONS, type Permission, permissionsOf } from "@/lib/accounts/role";
import { apiRoute } from "@/lib/api/route/api-route";
import { apiRoutes } from "@/lib/api/route/api-routes";
import { getMe } from "@/lib/auth/get-me";
import {
  accountBriefOutput,
  planBriefOutput,
  signedInAccountJson,
  userJson,
  userOutput,
} from "@/lib/auth/output";
import { featuresOf } from "@/lib/plans/features";

const permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

const get = apiRoute(
  {
    summary: "Who the access token speaks for, and what they may do",
    tag: "Auth",
    auth: "signed_in",
    limit: "default",
    output: z.object({
      user: userOutput,
      /** `membership_id`: the caller's own, for leaving the account. */
      account: accountBriefOutput.extend({ membership_id: z.int() }).nullable(),
      plan: planBriefOutput.nullable(),
      permissions: z.array(permission),
      features: z.array(z.string()),
    }),
  },
  async ({ caller }) => {
    const me = await getMe(caller.userId);
    const account = signedInAccountJson(me);
    return {
      user: userJson(me.user),
      account: account && { ...account, membership_id: me.membershipId! },
      plan: me.plan,
      permissions: me.role ? permissionsOf(me.role) : [],
      features: featuresOf(me.account, me.plan),
    };
  },
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("/auth/me/", { GET: get });
