import { DisputeList } from "@/components/admin/payments/dispute-list";
import { PaymentAccount } from "@/components/admin/payments/payment-account";
import { PaymentFacts } from "@/components/admin/payments/payment-facts";
import { RefundList } from "@/components/admin/payments/refund-list";
import { LinkButton } from "@/components/ui/form/button";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { possibleDecisions } from "@/lib/admin/payments/decisions";
import { listDisputes } from "@/lib/admin/payments/list-disputes";
import { listRefunds } from "@/lib/admin/payments/list-refunds";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { formatAmount } from "@/lib/money";
import { type SearchParams, textParam } from "@/lib/page-params";
import { Done } from "./done";
import { paymentPage } from "./payment-page";

type Params = { id: string };

export const generateMetadata = recordTitle("Payment", ({ id }: Params) => paymentPage(id));

const DONE: Record<string, string> = {
  approved: "The payment is approved: the invoice is paid, the account works.",
  kept: "The transfer is kept: its invoice takes no money any longer, so it is the account's own.",
  known: "This transfer was confirmed before. Nothing was changed.",
  rejected: "The payment is rejected. They get a mail with the reason, and may report again.",
  refunded: "The refund was made, or is on its way: see below.",
};
const LABELS = { approve: "Approve", reject: "Reject", refund: "Refund" } as const;
const LOOKS = { approve: "primary", reject: "secondary", refund: "secondary" } as const;

interface PaymentPageProps {
  params: Promise<Params>;
  searchParams: SearchParams;
}

export default async function PaymentPage({ params, searchParams }: PaymentPageProps) {
  await requireSuperuser();
  const found = await paymentPage((await params).id);
  const { payment, accountName } = found;
  const done = DONE[textParam.parse((await searchParams).done)];
  return (
    <>
      <Breadcrumbs
        crumbs={[{ label: "Payments", href: "/admin/payments" }, { label: payment.externalPaymentId }]}
      />
      <PageHeader
        title={`${formatAmount(payment.amountCents, payment.currency)} from ${payment.payerName || accountName}`}
        description={
          <>
            For{" "}
            <PaymentAccount
              accountId={payment.accountId}
              accountName={accountName}
              isAccountGone={found.isAccountGone}
              className="underline"
            />
          </>
        }
        action={possibleDecisions(payment).map((decision) => (
          <LinkButton
            key={decision}
            href={`/admin/payments/${payment.id}/${decision}`}
            variant={LOOKS[decision]}
          >
            {LABELS[decision]}
          </LinkButton>
        ))}
      />
      {done && <Done message={done} />}
      <DisputeList disputes={await listDisputes([payment.id])} />
      <PaymentFacts found={found} />
      <RefundList refunds={await listRefunds(payment.id)} currency={payment.currency} />
    </>
  );
}
