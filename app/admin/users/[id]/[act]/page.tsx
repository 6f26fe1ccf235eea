import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { possibleUserActs, USER_ACT_LABELS } from "@/lib/admin/users/acts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { userPage } from "../user-page";
import { FORMS, roleFields } from "./act-forms";

type Params = { id: string; act: string };

export const generateMetadata = recordTitle("User", userActPage);

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
          ...roleFields(act, user),
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
