import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { possibleUserActs, USER_ACT_LABELS, type UserAct } from "@/lib/admin/users/acts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { endSessionsAction, grantSuperuserAction, revokeSuperuserAction } from "../../actions";
import { userPage } from "../user-page";

type Params = { id: string; act: string };

export const generateMetadata = recordTitle("User", userActPage);

const FORMS = {
  "grant-superuser": {
    says: "They see every account and may do whatever you may. They have to sign in anew.",
    action: grantSuperuserAction,
    isDangerous: true,
  },
  "revoke-superuser": {
    says: "They are signed out everywhere, and the back office does not exist for them any more.",
    action: revokeSuperuserAction,
    isDangerous: true,
  },
  "end-sessions": {
    says: "Every browser and every API client of theirs has to sign in anew.",
    action: endSessionsAction,
    isDangerous: false,
  },
} as const satisfies Record<UserAct, unknown>;

export default async function UserActPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const { user, act } = await userActPage(await params);
  const { says, action, isDangerous } = FORMS[act];
  return (
    <>
      <PageHeader title={`${USER_ACT_LABELS[act]}: ${user.email}`} description={says} />
      <ActForm
        action={action}
        hidden={{ user_id: user.id }}
        fields={[
          { name: "reason", label: "Reason", type: "reason", hint: "Kept in the audit log, with your name." },
        ]}
        submit={USER_ACT_LABELS[act]}
        isDangerous={isDangerous}
        backHref={`/admin/users/${user.id}`}
      />
    </>
  );
}

async function userActPage({ id, act: wanted }: Params) {
  const user = await userPage(id);
  const act = possibleUserActs(user).find((possible) => possible === wanted) ?? notFound();
  return { user, act };
}
