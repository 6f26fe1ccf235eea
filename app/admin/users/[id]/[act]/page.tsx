import { notFound } from "next/navigation";
import { type ActField, ActForm } from "@/components/admin/act-form";
import { PageHeader } from "@/components/ui/page/page-header";
import { STAFF_ROLES, type StaffRole } from "@/db/words";
import { recordTitle } from "@/lib/admin/record-page";
import { possibleUserActs, USER_ACT_LABELS, type UserAct } from "@/lib/admin/users/acts";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import {
  changeRoleAction,
  confirmEmailAction,
  endSessionsAction,
  grantSuperuserAction,
  resetTwoFactorAction,
  revokeSuperuserAction,
  sendResetLinkAction,
} from "../../actions";
import { userPage } from "../user-page";

type Params = { id: string; act: string };

export const generateMetadata = recordTitle("User", userActPage);

const FORMS = {
  "send-reset-link": {
    says: "Emails them a link to choose a new password. It works once, for an hour, and you don't see it.",
    action: sendResetLinkAction,
    isDangerous: false,
  },
  "reset-two-factor": {
    says: "For a person who lost their phone and their recovery codes. Make sure it's them first: after this, their password alone signs them in. They are signed out everywhere and get an email.",
    action: resetTwoFactorAction,
    isDangerous: true,
  },
  "confirm-email": {
    says: "For a person our emails don't reach. Make sure that the address is theirs. They get an email.",
    action: confirmEmailAction,
    isDangerous: false,
  },
  "grant-superuser": {
    says: "They will see every account. What they may do is their role's: support looks and views as the tenant, billing also decides about accounts and money, owner also about plans, prices and our team. They have to sign in again.",
    action: grantSuperuserAction,
    isDangerous: true,
  },
  "change-role": {
    says: "Support looks and views as the tenant. Billing also decides about accounts and money. Owner also decides about plans, prices and our team.",
    action: changeRoleAction,
    isDangerous: true,
  },
  "revoke-superuser": {
    says: "They are signed out everywhere and can no longer open the back office.",
    action: revokeSuperuserAction,
    isDangerous: true,
  },
  "end-sessions": {
    says: "Signs them out of every browser and API client. They get an email.",
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
          ...(act === "grant-superuser" || act === "change-role" ? [roleField(user)] : []),
          { name: "reason", label: "Reason", type: "reason", hint: "Kept in the audit log, with your name." },
        ]}
        submit={USER_ACT_LABELS[act]}
        isDangerous={isDangerous}
        backHref={`/admin/users/${user.id}`}
      />
    </>
  );
}

function roleField({ isSuperuser, staffRole }: { isSuperuser: boolean; staffRole: StaffRole }): ActField {
  return {
    name: "staff_role",
    label: "Role",
    type: "select",
    defaultValue: isSuperuser ? staffRole : undefined,
    options: STAFF_ROLES.map((value) => ({ value, label: value })),
  };
}

async function userActPage({ id, act: wanted }: Params) {
  const user = await userPage(id);
  const act = possibleUserActs(user).find((possible) => possible === wanted) ?? notFound();
  return { user, act };
}
