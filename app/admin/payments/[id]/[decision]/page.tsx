import { notFound } from "next/navigation";
import { type ActField, ActForm } from "@/components/admin/act-form";
import { RecentTransfers } from "@/components/admin/payments/recent-transfers";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { DECISIONS, type PaymentDecision, possibleDecisions } from "@/lib/admin/payments/decide-transfers";
import type { getPayment } from "@/lib/admin/payments/queries";
import { listRecentTransfers } from "@/lib/admin/payments/recent-transfers";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { formatDecimal, formatMoney } from "@/lib/money";
import { approveAction, refundAction, rejectAction } from "../../actions";
import { paymentPage } from "../payment-page";

type Params = { id: string; decision: string };

export const generateMetadata = recordTitle("Payment", decisionPage);

type Found = Awaited<ReturnType<typeof getPayment>>;
const REASON: ActField = { name: "reason", label: "Reason", type: "reason" };

const FORMS = {
  approve: {
    title: "Approve",
    says: () =>
      "The invoice is paid, the subscription active, the credits are given. Only with the money on the statement.",
    action: approveAction,
    fields: () => [],
  },
  reject: {
    title: "Reject",
    says: () => "The invoice stays open. They get a mail with your reason, and may report again.",
    action: rejectAction,
    fields: () => [{ ...REASON, hint: "They read this." }],
  },
  refund: {
    title: "Refund",
    says: ({ payment }: Found) =>
      payment.method === "bank_transfer"
        ? "Send the money by bank first: this only records it."
        : "The provider sends the money back.",
    action: refundAction,
    fields: ({ payment }: Found) => [
      {
        name: "amount",
        label: "Amount",
        defaultValue: formatDecimal(payment.amountCents - payment.refundedCents),
      },
      REASON,
    ],
  },
} as const satisfies Record<PaymentDecision, unknown>;

/** One decision about one payment: what it will do, and the form that does it. */
export default async function DecisionPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const { decision, found } = await decisionPage(await params);
  const { payment, accountName, invoice } = found;
  const form = FORMS[decision];
  return (
    <>
      <PageHeader
        title={`${form.title} ${formatMoney(payment.amountCents, payment.currency)} of ${accountName}`}
        description={`${form.says(found)} Invoice ${invoice.number}, reference ${payment.externalPaymentId}.`}
      />
      {decision === "approve" && <RecentTransfers transfers={await listRecentTransfers(payment.accountId)} />}
      {possibleDecisions(payment).includes(decision) ? (
        <ActForm
          action={form.action}
          hidden={{ payment_id: payment.id }}
          fields={form.fields(found)}
          submit={form.title}
          isDangerous={decision !== "approve"}
          backHref={`/admin/payments/${payment.id}`}
        />
      ) : (
        <Alert tone="warning">This payment is {payment.status.replace("_", " ")} already.</Alert>
      )}
    </>
  );
}

async function decisionPage({ id, decision: wanted }: Params) {
  const decision = DECISIONS.find((known) => known === wanted) ?? notFound();
  return { decision, found: await paymentPage(id) };
}
