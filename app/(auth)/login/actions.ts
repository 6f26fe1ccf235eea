"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/actions/public-action";
import { codeForm, loginForm } from "@/lib/auth/input";
import { openBrowserSession } from "@/lib/auth/sessions/open-browser-session";
import { landingPath } from "@/lib/auth/sessions/own-path";
import { logIn, logInWithCode } from "@/lib/auth/sign-in/log-in";

export const logInAction = publicAction(
  { schema: loginForm, limit: "auth" },
  async ({ input, ...device }) => {
    const found = await logIn(input, device);
    await openBrowserSession(found.user, device);
    redirect(landingPath({ isSuperuser: found.user.isSuperuser, account: found.account }, input.next));
  },
);

/** The second step, for people with two-factor sign-in. */
export const logInWithCodeAction = publicAction(
  { schema: codeForm, limit: "auth" },
  async ({ input, ...device }) => {
    const found = await logInWithCode(input, device);
    await openBrowserSession(found.user, device);
    redirect(landingPath({ isSuperuser: found.user.isSuperuser, account: found.account }, input.next));
  },
);
