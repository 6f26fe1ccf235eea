import type { ActField } from "@/components/admin/act-form";
import { STAFF_ROLES, type StaffRole } from "@/db/words";
import type { UserAct } from "@/lib/admin/users/acts";
import {
  changeRoleAction,
  confirmEmailAction,
  endSessionsAction,
  grantSuperuserAction,
  resetTwoFactorAction,
  revokeSuperuserAction,
  sendResetLinkAction,
} from "../../actions";

/** What the page of each act says and asks for. */
export const FORMS = {
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

/** The acts that say what somebody of our team may do ask for a role. */
export function roleFields(
  act: UserAct,
  { isSuperuser, staffRole }: { isSuperuser: boolean; staffRole: StaffRole },
): ActField[] {
  if (act !== "grant-superuser" && act !== "change-role") return [];
  const field = {
    name: "staff_role",
    label: "Role",
    type: "select" as const,
    defaultValue: isSuperuser ? staffRole : undefined,
    options: STAFF_ROLES.map((value) => ({ value, label: value })),
  };
  return [field];
}
