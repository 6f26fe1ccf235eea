"use server";

import { redirect } from "next/navigation";
import { signedInAction } from "@/lib/actions/signed-in-action";
import { forgetBrowserSession } from "@/lib/auth/sessions/open-browser-session";
import { deletePerson } from "@/lib/people/delete-person";
import { deletePersonForm } from "@/lib/people/person-input";
import { startAccountForm } from "@/lib/signup/input";
import { startAccount } from "@/lib/signup/start-account";

export const startAccountAction = signedInAction(
  { schema: startAccountForm, limit: "auth" },
  async ({ input, viewer, requestId }) => {
    await startAccount({ userId: viewer.userId, name: input.account_name, requestId });
    redirect("/sites");
  },
);

export const deletePersonAction = signedInAction(
  { schema: deletePersonForm, limit: "auth_strict" },
  async ({ input, viewer, requestId }) => {
    const { userId, sessionId } = viewer;
    await deletePerson({ userId, sessionId, password: input.password, requestId });
    await forgetBrowserSession();
    redirect("/login?notice=person-deleted");
  },
);
