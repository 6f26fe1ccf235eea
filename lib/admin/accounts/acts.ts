import type { AccountStatus, SuspensionReason } from "@/db/words";

/** What staff can do to an account from its page, in the order of the buttons. */
const ACCOUNT_ACTS = [
  "reactivate",
  "extend-trial",
  "change-plan",
  "adjust-credits",
  "features",
  "confirm-transfer",
  "suspend",
  "cancel",
  "view-as",
] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

interface ActedOn {
  status: AccountStatus;
  suspensionReason: SuspensionReason | null;
  closedAt: Date | null;
}

/** Which of them make sense for an account as it is. Pure; the verbs decide for themselves again. */
export function possibleActs({ status, suspensionReason, closedAt }: ActedOn): AccountAct[] {
  const rules: Record<AccountAct, boolean> = {
    reactivate: status === "suspended" || status === "cancelled" || closedAt !== null,
    "extend-trial": status === "trial" || suspensionReason === "trial_expired",
    "change-plan": status !== "cancelled",
    "adjust-credits": status !== "cancelled",
    features: true,
    "confirm-transfer": closedAt === null,
    suspend: status !== "cancelled" && suspensionReason !== "admin",
    cancel: status !== "cancelled",
    "view-as": true,
  };
  return ACCOUNT_ACTS.filter((act) => rules[act]);
}

export function isAccountAct(text: string): text is AccountAct {
  return (ACCOUNT_ACTS as readonly string[]).includes(text);
}

export const ACT_LABELS: Record<AccountAct, string> = {
  reactivate: "Reactivate",
  "extend-trial": "Extend trial",
  "change-plan": "Change plan",
  "adjust-credits": "Adjust credits",
  features: "Set features",
  "confirm-transfer": "Confirm a transfer",
  suspend: "Suspend",
  cancel: "Cancel account",
  "view-as": "View as the tenant",
};
