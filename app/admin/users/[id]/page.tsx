import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionList } from "@/components/admin/session-list";
import { UserFacts } from "@/components/admin/user-facts";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound, pageId } from "@/lib/admin/page-id";
import { possibleUserActs, USER_ACT_LABELS } from "@/lib/admin/users/acts";
import { getUser, listLivingSessions } from "@/lib/admin/users/queries";
import { requireSuperuser } from "@/lib/auth/viewer";
import { type SearchParams, textParam } from "@/lib/sites/page-params";

export const metadata: Metadata = { title: "User" };

const DONE: Record<string, string> = {
  granted: "They run the back office now. They have to sign in anew.",
  revoked: "They do not run the back office any more, and are signed out everywhere.",
  "signed-out": "They are signed out everywhere.",
};

interface UserPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  await requireSuperuser();
  const id = pageId((await params).id) ?? notFound();
  const user = await orNotFound(getUser(id));
  const sessions = await listLivingSessions(id);
  const done = DONE[textParam.parse((await searchParams).done)];
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
      {done && (
        <Alert tone="success" role="status" className="mb-5">
          {done}
        </Alert>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <UserFacts user={user} />
        <SessionList sessions={sessions} />
      </div>
    </>
  );
}
