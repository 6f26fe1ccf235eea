/** What staff can do to a person. */
const USER_ACTS = ["grant-superuser", "revoke-superuser", "end-sessions"] as const;
export type UserAct = (typeof USER_ACTS)[number];

export const USER_ACT_LABELS: Record<UserAct, string> = {
  "grant-superuser": "Make superuser",
  "revoke-superuser": "Revoke superuser",
  "end-sessions": "Sign out everywhere",
};

/** Which of them make sense. Pure; the verbs decide for themselves again. */
export function possibleUserActs(user: { isSuperuser: boolean; accountId: number | null }): UserAct[] {
  const rules: Record<UserAct, boolean> = {
    "grant-superuser": !user.isSuperuser && user.accountId === null,
    "revoke-superuser": user.isSuperuser,
    "end-sessions": true,
  };
  return USER_ACTS.filter((act) => rules[act]);
}
