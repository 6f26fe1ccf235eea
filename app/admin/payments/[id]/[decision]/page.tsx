import { notFound } from "next/navigation";
import { statusWords } from "@/components/admin/status-words";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { DECISIONS, possibleDecisions } from "@/lib/admin/payments/decisions";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { formatAmount } from "@/lib/money";
import type { SearchParams } from "@/lib/page-params";
import { DECISION_TITLES, decisionWords } from "../../decision-form";
import { Decide } from "../decide";
import { paymentPage } from "../payment-page";

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
        title={`${DECISION_TITLES[decision]} ${formatAmount(payment.amountCents, payment.currency)} of ${accountName}`}
        description={`${decisionWords(decision, payment)} Invoice ${invoice.number}, reference ${payment.externalPaymentId}.`}
      />
      {!isPossible && <Alert tone="warning">This payment is {statusWords(payment.status)} already.</Alert>}
      {isPossible && <Decide decision={decision} payment={payment} query={await searchParams} />}
    </>
  );
}

async function decisionPage({ id, decision: wanted }: Params) {
  const decision = DECISIONS.find((known) => known === wanted) ?? notFound();
  return { decision, found: await paymentPage(id) };
}
