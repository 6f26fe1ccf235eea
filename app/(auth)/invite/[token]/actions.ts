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
    const { user } = await acceptInvitation({ token, password, ...splitName(input.name), requestId });
    if (user.totpEnabledAt) redirect("/login?notice=joined"); // A link and a password are no second factor.
    await openBrowserSession(user, device);
    redirect("/sites");
  },
);
