"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/actions/public-action";
import { openBrowserSession } from "@/lib/auth/sessions/open-browser-session";
import { ownPath } from "@/lib/auth/sessions/own-path";
import { signUpForm, splitName } from "@/lib/signup/input";
import { signUp } from "@/lib/signup/sign-up";

/** Ends signed in, at /sites or /payment, or where somebody was headed. */
export const signUpAction = publicAction({ schema: signUpForm, limit: "auth" }, async (context) => {
  const { input, ip, userAgent, requestId } = context;
  const { user, next } = await signUp({
    ...splitName(input.name),
    email: input.email,
    password: input.password,
    accountName: input.account_name,
    planSlug: input.plan,
    interval: input.interval,
    requestId,
  });
  await openBrowserSession(user, { ip, userAgent });
  redirect((input.plan ? undefined : ownPath(input.next)) ?? next);
});
