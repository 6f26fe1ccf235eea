import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PaymentFacts } from "@/components/admin/payment-facts";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound, pageId } from "@/lib/admin/page-id";
import { possibleDecisions } from "@/lib/admin/payments/decisions";
import { getPayment } from "@/lib/admin/payments/queries";
import { requireSuperuser } from "@/lib/auth/viewer";
import { formatMoney } from "@/lib/money";
import { type SearchParams, textParam } from "@/lib/sites/page-params";

export const metadata: Metadata = { title: "Payment" };

const DONE: Record<string, string> = {
  approved: "The payment is approved: the invoice is paid, the account works.",
  known: "This transfer was confirmed before. Nothing was changed.",
  rejected: "The payment is rejected. They get a mail with the reason, and may report again.",
  refunded: "The money is on its way back.",
};
const LABELS = { approve: "Approve", reject: "Reject", refund: "Refund" } as const;

interface PaymentPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function PaymentPage({ params, searchParams }: PaymentPageProps) {
  await requireSuperuser();
  const id = pageId((await params).id) ?? notFound();
  const found = await orNotFound(getPayment(id));
  const done = DONE[textParam.parse((await searchParams).done)];
  const { payment, accountName } = found;
  return (
    <>
      <Breadcrumbs
        crumbs={[{ label: "Payments", href: "/admin/payments" }, { label: payment.externalPaymentId }]}
      />
      <PageHeader
        title={`${formatMoney(payment.amountCents, payment.currency)} from ${payment.payerName || accountName}`}
        description={
          <>
            For{" "}
            <Link href={`/admin/accounts/${payment.accountId}`} className="underline">
              {accountName}
            </Link>
          </>
        }
        action={possibleDecisions(payment).map((decision) => (
          <LinkButton
            key={decision}
            href={`/admin/payments/${id}/${decision}`}
            variant={decision === "approve" ? "primary" : "secondary"}
          >
            {LABELS[decision]}
          </LinkButton>
        ))}
      />
      {done && (
        <Alert tone="success" role="status" className="mb-5">
          {done}
        </Alert>
      )}
      <PaymentFacts found={found} />
    </>
  );
}
