import { notFound } from "next/navigation";
import { ActForm } from "@/components/admin/act-form";
import { RecentTransfers } from "@/components/admin/payments/recent-transfers";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { DECISIONS, possibleDecisions } from "@/lib/admin/payments/decisions";
import { listRecentTransfers } from "@/lib/admin/payments/recent-transfers";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { formatMoney } from "@/lib/money";
import { decisionForm } from "../../decision-form";
import { paymentPage } from "../payment-page";

type Params = { id: string; decision: string };

export const generateMetadata = recordTitle("Payment", decisionPage);

/** One decision about one payment: what it will do, and the form that does it. */
export default async function DecisionPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const { decision, found } = await decisionPage(await params);
  const { payment, accountName, invoice } = found;
  const { title, says, ...form } = decisionForm(decision, payment);
  return (
    <>
      <PageHeader
        title={`${title} ${formatMoney(payment.amountCents, payment.currency)} of ${accountName}`}
        description={`${says} Invoice ${invoice.number}, reference ${payment.externalPaymentId}.`}
      />
      {decision === "approve" && <RecentTransfers transfers={await listRecentTransfers(payment.accountId)} />}
      {possibleDecisions(payment).includes(decision) ? (
        <ActForm
          {...form}
          hidden={{ payment_id: payment.id }}
          submit={title}
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
