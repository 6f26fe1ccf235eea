"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/actions/public-action";
import { openBrowserSession } from "@/lib/auth/sessions/open-browser-session";
import { acceptInvitation } from "@/lib/signup/accept-invitation";
import { acceptInvitationForm, splitName } from "@/lib/signup/input";

export const acceptInvitationAction = publicAction(
  { schema: acceptInvitationForm, limit: "auth" },
  async ({ input, requestId, ...device }) => {
    const { token, password } = input;
    const acceptance = { token, password, ...splitName(input.name) };
    const { user } = await acceptInvitation(acceptance, { ...device, requestId });
    if (user.totpEnabledAt) redirect("/login?notice=joined"); // A link and a password are no second factor.
    await openBrowserSession(user, device);
    redirect("/sites");
  },
);
