/** What staff can do to a person. */
const USER_ACTS = [
  "send-reset-link",
  "reset-two-factor",
  "confirm-email",
  "end-sessions",
  "grant-superuser",
  "change-role",
  "revoke-superuser",
] as const;
export type UserAct = (typeof USER_ACTS)[number];

export const USER_ACT_LABELS: Record<UserAct, string> = {
  "send-reset-link": "Send a reset link",
  "reset-two-factor": "Reset two-factor",
  "confirm-email": "Confirm the email address",
  "end-sessions": "Sign out everywhere",
  "grant-superuser": "Make superuser",
  "change-role": "Change role",
  "revoke-superuser": "Revoke superuser",
};

interface ActedOnUser {
  isSuperuser: boolean;
  accountId: number | null;
  emailVerifiedAt: Date | null;
  totpEnabledAt: Date | null;
}

/** Which of them make sense. Pure; the verbs decide for themselves again. */
export function possibleUserActs(user: ActedOnUser): UserAct[] {
  const rules: Record<UserAct, boolean> = {
    "send-reset-link": !user.isSuperuser,
    "reset-two-factor": !user.isSuperuser && user.totpEnabledAt !== null,
    "confirm-email": user.emailVerifiedAt === null,
    "end-sessions": true,
    "grant-superuser": !user.isSuperuser && user.accountId === null,
    "change-role": user.isSuperuser,
    "revoke-superuser": user.isSuperuser,
  };
  return USER_ACTS.filter((act) => rules[act]);
}
