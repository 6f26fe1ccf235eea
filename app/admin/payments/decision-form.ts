import type { ActField } from "@/components/admin/act-form";
import type { FormAction } from "@/lib/actions/form-state";
import {
  isOnItsWay,
  isRefundedByHand,
  type PaymentDecision,
  refundableCents,
} from "@/lib/admin/payments/decisions";
import type { getPayment } from "@/lib/admin/payments/queries";
import { formatDecimal } from "@/lib/money";
import { approveAction, refundAction, rejectAction } from "./actions";

type Payment = Awaited<ReturnType<typeof getPayment>>["payment"];

interface DecisionForm {
  title: string;
  /** What the decision will do. */
  says: string;
  action: FormAction;
  fields: ActField[];
  isDangerous: boolean;
}

const REASON: ActField = { name: "reason", label: "Reason", type: "reason" };

/** What the page of a decision says and asks for. */
export function decisionForm(decision: PaymentDecision, payment: Payment): DecisionForm {
  return FORMS[decision](payment);
}

const FORMS: Record<PaymentDecision, (payment: Payment) => DecisionForm> = {
  approve: () => ({
    title: "Approve",
    says: "The invoice is paid, the subscription active, the credits are given. Only with the money on the statement.",
    action: approveAction,
    fields: [],
    isDangerous: false,
  }),
  reject: (payment) => ({
    title: "Reject",
    says: isOnItsWay(payment)
      ? "We stop waiting: the invoice can be paid again. Money that arrives after all is kept as the account's own."
      : "The invoice stays open. They get a mail with your reason, and may report again.",
    action: rejectAction,
    fields: [{ ...REASON, hint: "They read this." }],
    isDangerous: true,
  }),
  refund: (payment) => ({
    title: "Refund",
    says: isRefundedByHand(payment)
      ? "Send the money by bank first: this only records it."
      : "The provider sends the money back.",
    action: refundAction,
    fields: [
      { name: "amount", label: "Amount", defaultValue: formatDecimal(refundableCents(payment)) },
      REASON,
    ],
    isDangerous: true,
  }),
};
