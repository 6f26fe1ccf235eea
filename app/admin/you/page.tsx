import type { Metadata } from "next";
import { PasswordForm, ProfileForm } from "@/components/settings/person-forms";
import { RecentSignIns } from "@/components/settings/recent-sign-ins";
import { Badge } from "@/components/ui/data/badge";
import { LinkButton } from "@/components/ui/form/button";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { deviceName } from "@/lib/people/device-name";
import { listRecentSignIns } from "@/lib/people/recent-sign-ins";
import { changePasswordAction, updateProfileAction } from "../../(tenant)/settings/actions";

export const metadata: Metadata = { title: "Your settings" };

/** A superuser's own name, password and second factor. */
export default async function YourSettingsPage() {
  const viewer = await requireSuperuser();
  const signIns = await listRecentSignIns(viewer.userId);
  return (
    <>
      <PageHeader title="Your settings" description={`You are signed in as ${viewer.email}.`} />
      <div className="grid gap-6">
        <Card title="Name">
          <ProfileForm action={updateProfileAction} first={viewer.firstName} last={viewer.lastName} />
        </Card>
        <Card title="Password" description="Changing it signs out every other device.">
          <PasswordForm action={changePasswordAction} />
        </Card>
        <Card
          title="Two-factor sign-in"
          description="A code from your phone in addition to your password."
          action={viewer.hasTotp ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
        >
          <LinkButton variant="secondary" href="/two-factor">
            {viewer.hasTotp ? "Manage two-factor sign-in" : "Set up two-factor sign-in"}
          </LinkButton>
        </Card>
        <Card title="Recent sign-ins" description="Failed ones too. If one wasn't you, change your password.">
          <RecentSignIns signIns={signIns.map((each) => ({ ...each, name: deviceName(each.userAgent) }))} />
        </Card>
      </div>
    </>
  );
}
