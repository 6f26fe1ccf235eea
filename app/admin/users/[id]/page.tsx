import { SessionList } from "@/components/admin/accounts/session-list";
import { UserFacts } from "@/components/admin/user-facts";
import { RecentSignIns } from "@/components/settings/recent-sign-ins";
import { LinkButton } from "@/components/ui/form/button";
import { FormSuccess } from "@/components/ui/form/form-error";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { possibleUserActs, USER_ACT_LABELS } from "@/lib/admin/users/acts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { deviceName } from "@/lib/people/device-name";
import { listDevices } from "@/lib/people/devices";
import { listRecentSignIns } from "@/lib/people/recent-sign-ins";
import { userPage } from "./user-page";

type Params = { id: string };

export const generateMetadata = recordTitle("User", ({ id }: Params) => userPage(id));

const DONE: Record<string, string> = {
  granted: "They can use the back office now. They have to sign in again.",
  role: "Their role is changed. It counts from their next click.",
  revoked: "They can no longer use the back office, and are signed out everywhere.",
  "signed-out": "They are signed out everywhere, and got an email.",
  "two-factor-reset": "Their second factor is off. They are signed out everywhere, and got an email.",
  "link-sent": "The reset link is on its way to them.",
  confirmed: "Their email address is confirmed.",
};

interface UserPageProps {
  params: Promise<Params>;
  searchParams: SearchParams;
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  await requireSuperuser();
  const user = await userPage((await params).id);
  const { id } = user;
  const [sessions, signIns] = await Promise.all([listDevices(id), listRecentSignIns(id, 25)]);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Users", href: "/admin/users" }, { label: user.email }]} />
      <PageHeader
        title={user.email}
        description={user.name}
        action={
          <div className="flex flex-wrap gap-2">
            {possibleUserActs(user).map((act) => (
              <LinkButton key={act} size="sm" variant="secondary" href={`/admin/users/${id}/${act}`}>
                {USER_ACT_LABELS[act]}
              </LinkButton>
            ))}
          </div>
        }
      />
      <FormSuccess message={DONE[textParam.parse((await searchParams).done)]} className="mb-5" />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <UserFacts user={user} />
        <div className="space-y-5">
          <SessionList sessions={sessions} />
          <Card title="Sign-ins" description="The last 25, failed ones too.">
            <RecentSignIns signIns={signIns.map((each) => ({ ...each, name: deviceName(each.userAgent) }))} />
          </Card>
        </div>
      </div>
    </>
  );
}
