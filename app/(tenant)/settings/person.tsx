import { PendingEmailChange } from "@/components/settings/pending-email-change";
import { EmailForm, NotificationsForm, PasswordForm, ProfileForm } from "@/components/settings/person-forms";
import { Badge } from "@/components/ui/data/badge";
import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";
import { findEmailChange } from "@/lib/auth/email/email-change";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { NOTIFICATIONS, type Notification } from "@/lib/people/notification";
import { notificationsOf } from "@/lib/people/update-person";
import {
  cancelEmailChangeAction,
  changeEmailAction,
  changePasswordAction,
  saveNotificationsAction,
  updateProfileAction,
} from "./actions";

/** What belongs to the person, whatever the account. */
export async function Person({ viewer }: { viewer: TenantViewer }) {
  const wanted = await notificationsOf(viewer.userId);
  const choices = (Object.keys(NOTIFICATIONS) as Notification[]).map((name) => ({
    name,
    ...NOTIFICATIONS[name],
    isOn: wanted[name],
  }));
  return (
    <>
      <Card title="Profile">
        <ProfileForm action={updateProfileAction} first={viewer.firstName} last={viewer.lastName} />
      </Card>
      <Card title="Email address" description={<Address viewer={viewer} />}>
        <EmailChange viewer={viewer} />
        <EmailForm action={changeEmailAction} />
      </Card>
      <Card title="Password" description="Changing it signs out every other device.">
        <PasswordForm action={changePasswordAction} />
      </Card>
      <TwoFactor isOn={viewer.hasTotp} isTheirs={viewer.viewAs === null} />
      <Card title="Notifications" description="Security and billing emails can't be turned off.">
        <NotificationsForm action={saveNotificationsAction} choices={choices} />
      </Card>
    </>
  );
}

function Address({ viewer: { email, emailVerified } }: { viewer: TenantViewer }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {email}
      {emailVerified ? <Badge tone="success">Confirmed</Badge> : <Badge tone="warning">Not confirmed</Badge>}
      {!emailVerified && (
        <a href="/verify-email" className="text-brand underline underline-offset-4">
          Send the link again
        </a>
      )}
    </span>
  );
}

async function EmailChange({ viewer }: { viewer: TenantViewer }) {
  const change = viewer.viewAs === null && (await findEmailChange(viewer));
  if (!change) return null;
  const addresses = { old: viewer.email, new: change.newEmail };
  return (
    <PendingEmailChange
      newEmail={change.newEmail}
      waitsFor={change.waitsFor.map((side) => addresses[side])}
      expiresAt={change.expiresAt}
      cancelAction={cancelEmailChangeAction}
    />
  );
}

/** The page behind the link is about whoever is signed in: nothing for staff who view as the tenant. */
function TwoFactor({ isOn, isTheirs }: { isOn: boolean; isTheirs: boolean }) {
  return (
    <Card
      title="Two-factor sign-in"
      description="A code from your phone beside your password: a stolen password alone opens nothing."
      action={isOn ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
    >
      {isTheirs && (
        <LinkButton variant="secondary" href="/two-factor">
          {isOn ? "Manage two-factor sign-in" : "Set up two-factor sign-in"}
        </LinkButton>
      )}
    </Card>
  );
}
