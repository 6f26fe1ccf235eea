import type { Metadata } from "next";
import { EmailForm, ProfileForm } from "@/components/settings/person-forms";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { changeEmailAction, updateProfileAction } from "./actions";
import { Address, EmailChange } from "./address";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const viewer = await requireTenant();
  return (
    <>
      <PageHeader title="Profile" description="Your name and your email address." />
      <div className="grid gap-6">
        <Card title="Name">
          <ProfileForm action={updateProfileAction} first={viewer.firstName} last={viewer.lastName} />
        </Card>
        <Card title="Email address" description={<Address viewer={viewer} />}>
          <EmailChange viewer={viewer} />
          <EmailForm action={changeEmailAction} />
        </Card>
      </div>
    </>
  );
}
