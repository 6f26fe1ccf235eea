import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { RecentTransfers } from "@/components/admin/payments/recent-transfers";
import { statusWords } from "@/components/admin/status-badge";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { DECISIONS, isOnItsWay, possibleDecisions } from "@/lib/admin/payments/decisions";
import { listRecentTransfers } from "@/lib/admin/payments/recent-transfers";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { formatMoney } from "@/lib/money";
import type { SearchParams } from "@/lib/page-params";
import { DECISION_FORMS, type FormDecision, STOP_WAITING } from "../../decision-form";
import { paymentPage } from "../payment-page";
import { RefundPage } from "../refund-page";

type Params = { id: string; decision: string };

export const generateMetadata = recordTitle("Payment", decisionPage);

interface DecisionPageProps {
  params: Promise<Params>;
  searchParams: SearchParams;
}

/** One decision about one payment: what it will do, and the form that does it. */
export default async function DecisionPage({ params, searchParams }: DecisionPageProps) {
  await requireSuperuser();
  const { decision, found } = await decisionPage(await params);
  const { payment, accountName, invoice } = found;
  const isPossible = possibleDecisions(payment).includes(decision);
  return (
    <>
      <PageHeader
        title={`${TITLES[decision]} ${formatMoney(payment.amountCents, payment.currency)} of ${accountName}`}
        description={`${decision === "reject" && isOnItsWay(payment) ? STOP_WAITING : SAYS[decision]} Invoice ${invoice.number}, reference ${payment.externalPaymentId}.`}
      />
      {!isPossible && <Alert tone="warning">This payment is {statusWords(payment.status)} already.</Alert>}
      {isPossible && decision === "refund" && <RefundPage payment={payment} query={await searchParams} />}
      {isPossible && decision !== "refund" && <Decide decision={decision} payment={payment} />}
    </>
  );
}

const TITLES = {
  approve: DECISION_FORMS.approve.title,
  reject: DECISION_FORMS.reject.title,
  refund: "Refund",
};
const SAYS = {
  approve: DECISION_FORMS.approve.says,
  reject: DECISION_FORMS.reject.says,
  refund: "Say how much and why, then see what it does before anything happens.",
};

async function Decide({ decision, payment }: { decision: FormDecision; payment: DecidedPayment }) {
  const { title, says, ...form } = DECISION_FORMS[decision];
  return (
    <>
      {decision === "approve" && <RecentTransfers transfers={await listRecentTransfers(payment.accountId)} />}
      <ActForm
        {...form}
        hidden={{ payment_id: payment.id }}
        submit={title}
        backHref={`/admin/payments/${payment.id}`}
      />
    </>
  );
}

type DecidedPayment = Awaited<ReturnType<typeof paymentPage>>["payment"];

async function decisionPage({ id, decision: wanted }: Params) {
  const decision = DECISIONS.find((known) => known === wanted) ?? notFound();
  return { decision, found: await paymentPage(id) };
}
