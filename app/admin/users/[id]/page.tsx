import { SessionList } from "@/components/admin/accounts/session-list";
import { UserFacts } from "@/components/admin/user-facts";
import { LinkButton } from "@/components/ui/form/button";
import { FormSuccess } from "@/components/ui/form/form-error";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { possibleUserActs, USER_ACT_LABELS } from "@/lib/admin/users/acts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { type SearchParams, textParam } from "@/lib/page-params";
import { listDevices } from "@/lib/people/devices";
import { userPage } from "./user-page";

type Params = { id: string };

export const generateMetadata = recordTitle("User", ({ id }: Params) => userPage(id));

const DONE: Record<string, string> = {
  granted: "They run the back office now. They have to sign in anew.",
  revoked: "They do not run the back office any more, and are signed out everywhere.",
  "signed-out": "They are signed out everywhere.",
};

interface UserPageProps {
  params: Promise<Params>;
  searchParams: SearchParams;
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  await requireSuperuser();
  const user = await userPage((await params).id);
  const { id } = user;
  const sessions = await listDevices(id);
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
        <SessionList sessions={sessions} />
      </div>
    </>
  );
}
