import type { Metadata } from "next";
import { PasswordForm } from "@/components/settings/person-forms";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { changePasswordAction } from "../actions";
import { Devices } from "./devices";
import { SignIns } from "./sign-ins";
import { TwoFactor } from "./two-factor";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const viewer = await requireTenant();
  return (
    <>
      <PageHeader title="Security" description="How you sign in, and where you are signed in." />
      <div className="grid gap-6">
        <Card title="Password" description="Changing it signs out every other device.">
          <PasswordForm action={changePasswordAction} />
        </Card>
        <TwoFactor isOn={viewer.hasTotp} isTheirs={viewer.viewAs === null} />
        {viewer.viewAs === null && <Devices viewer={viewer} />}
        {viewer.viewAs === null && <SignIns userId={viewer.userId} />}
      </div>
    </>
  );
}
