import type { ActField } from "@/components/admin/act-form";
import type { PaymentStatus } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { isBeingCollected, type PaymentDecision } from "@/lib/admin/payments/decisions";
import { approveAction, rejectAction } from "./actions";

/** A refund is asked for and confirmed: it has its own page. */
type FormDecision = Exclude<PaymentDecision, "refund">;

interface DecisionForm {
  title: string;
  /** What the decision will do. */
  says: string;
  action: FormAction;
  fields: ActField[];
  isDangerous: boolean;
}

/** Staff overrule the warning that a reference was used before. */
export const SAME_REFERENCE: ActField = {
  name: "same_reference_reason",
  label: "Why it is another payment",
  hint: "Only if its reference was used before and this is another transfer all the same.",
  type: "reason",
  optional: true,
};

const REASON: ActField = { name: "reason", label: "Reason", type: "reason" };

/** What the page of each decision says and asks for. */
export const DECISION_FORMS: Record<FormDecision, DecisionForm> = {
  approve: {
    title: "Approve",
    says: "The invoice is paid, the subscription active, the credits are given. Only with the money on the statement.",
    action: approveAction,
    fields: [SAME_REFERENCE],
    isDangerous: false,
  },
  reject: {
    title: "Reject",
    says: "The invoice stays open. They get a mail with your reason, and may report again.",
    action: rejectAction,
    fields: [{ ...REASON, hint: "They read this." }],
    isDangerous: true,
  },
};

export function hasOwnForm(decision: PaymentDecision): decision is FormDecision {
  return Object.hasOwn(DECISION_FORMS, decision);
}

export const DECISION_TITLES: Record<PaymentDecision, string> = {
  approve: DECISION_FORMS.approve.title,
  reject: DECISION_FORMS.reject.title,
  refund: "Refund",
};

/** Of a payment that a provider has not collected yet, rejecting is something else. */
const STOP_WAITING =
  "We stop waiting: the invoice can be paid again. Money that arrives after all is kept as the account's own.";

/** What a decision about this payment does. */
export function decisionWords(decision: PaymentDecision, payment: { status: PaymentStatus }): string {
  if (!hasOwnForm(decision)) return "Say how much and why, then see what it does before anything happens.";
  return decision === "reject" && isBeingCollected(payment) ? STOP_WAITING : DECISION_FORMS[decision].says;
}
