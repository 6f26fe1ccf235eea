"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { updateAccountInput } from "@/lib/accounts/input";
import { signedInAction } from "@/lib/actions/signed-in-action";
import { tenantAction } from "@/lib/actions/tenant-action";
import { cancelEmailChange, requestEmailChange } from "@/lib/auth/email/request-email-change";
import { changePassword } from "@/lib/auth/passwords/change-password";
import { confirmUnlessRecent } from "@/lib/auth/passwords/confirm-password";
import { forgetBrowserSession, openBrowserSession } from "@/lib/auth/sessions/open-browser-session";
import { NO_ACCOUNT_PATH } from "@/lib/auth/sessions/own-path";
import { updateBillingDetails } from "@/lib/payments/documents/update-billing-details";
import { endDevice, endOtherDevices } from "@/lib/people/devices";
import {
  closeAccountForm,
  emailChangeForm,
  leaveAccountForm,
  nothingForm,
  notificationsForm,
  otherSessionsForm,
  passwordForm,
  profileForm,
  sessionForm,
} from "@/lib/people/person-input";
import { updatePerson } from "@/lib/people/update-person";
import { closeAccount } from "@/lib/team/close-account";
import { leaveAccount } from "@/lib/team/leave-account";

export const updateProfileAction = signedInAction(
  { schema: profileForm },
  async ({ input, viewer, requestId }) => {
    const { first_name: firstName, last_name: lastName } = input;
    await updatePerson({ userId: viewer.userId, firstName, lastName, requestId });
    revalidatePath("/", "layout");
    return { ok: true, message: "Your name is saved." };
  },
);

export const changeEmailAction = signedInAction(
  { schema: emailChangeForm, limit: "auth_strict" },
  async ({ input: { new_email: newEmail, password }, viewer, requestId }) => {
    const { userId, sessionId } = viewer;
    await requestEmailChange({ userId, sessionId, password, newEmail, requestId });
    revalidatePath("/settings", "layout");
    return {
      ok: true,
      message: `Open both links: the one we sent to ${viewer.email}, and the one we sent to ${newEmail}.`,
    };
  },
);

export const cancelEmailChangeAction = signedInAction(
  { schema: nothingForm },
  async ({ viewer, requestId }) => {
    await cancelEmailChange({ userId: viewer.userId, requestId });
    revalidatePath("/settings", "layout");
    return { ok: true, message: `Your address stays ${viewer.email}.` };
  },
);

export const changePasswordAction = signedInAction(
  { schema: passwordForm, limit: "auth" },
  async ({ input, viewer, requestId, ...device }) => {
    const { current_password: currentPassword, new_password: newPassword } = input;
    const { userId, sessionId } = viewer;
    const user = await changePassword({ userId, sessionId, currentPassword, newPassword, requestId });
    await openBrowserSession(user, device);
    return { ok: true, message: "Your password is changed, and every other device is signed out." };
  },
);

export const endDeviceAction = signedInAction(
  { schema: sessionForm, limit: "auth" },
  async ({ input: { session_id: sessionId, password }, viewer, requestId, ...device }) => {
    await confirmUnlessRecent(viewer, { password, requestId, ...device });
    await endDevice({ sessionId, userId: viewer.userId, requestId });
    revalidatePath("/settings", "layout");
    return { ok: true, message: "Signed out there." };
  },
);

export const endOtherDevicesAction = signedInAction(
  { schema: otherSessionsForm, limit: "auth" },
  async ({ input: { password }, viewer, requestId, ...device }) => {
    await confirmUnlessRecent(viewer, { password, requestId, ...device });
    const ended = await endOtherDevices(viewer.userId, viewer.sessionId, requestId);
    revalidatePath("/settings", "layout");
    return {
      ok: true,
      message: ended === 0 ? "You were signed in nowhere else." : "Signed out everywhere else.",
    };
  },
);

export const saveNotificationsAction = signedInAction(
  { schema: notificationsForm },
  async ({ input, viewer, requestId }) => {
    await updatePerson({ userId: viewer.userId, notifications: input, requestId });
    revalidatePath("/settings", "layout");
    return { ok: true, message: "Saved." };
  },
);

export const updateAccountAction = tenantAction(
  { permission: "account:write", schema: updateAccountInput },
  async ({ input: change, viewer, by }) => {
    await updateBillingDetails({ accountId: viewer.account.id, change, by });
    revalidatePath("/", "layout");
    return { ok: true, message: "The account's details are saved." };
  },
);

/** Also for members of an account that is shut out or closed: it must not hold them. */
export const leaveAccountAction = tenantAction(
  { permission: "account:read", schema: leaveAccountForm, allowSuspended: true },
  async ({ viewer, by }) => {
    await leaveAccount({ accountId: viewer.account.id, by });
    redirect(NO_ACCOUNT_PATH);
  },
);

export const closeAccountAction = tenantAction(
  { permission: "account:write", schema: closeAccountForm, limit: "auth_strict", allowSuspended: true },
  async ({ input: { confirm_name: confirmName, password }, viewer, requestId }) => {
    const { userId, sessionId, account } = viewer;
    await closeAccount({ accountId: account.id, userId, sessionId, confirmName, password, requestId });
    await forgetBrowserSession();
    redirect("/login?notice=account-closed");
  },
);
