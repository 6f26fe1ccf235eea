import { DescriptionList } from "@/components/ui/data/description-list";
import { LinkButton } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { formatAmount } from "@/lib/money";
import type { PaidInvoice } from "@/lib/payments/checkout/find-return-outcome";

/** No invoice is open, and the account works. `paid`: the invoice whose payer has just come back from paying it. */
export function NothingToPay({ planName, paid }: { planName: string; paid: PaidInvoice | undefined }) {
  const title = paid
    ? `Thank you. Invoice ${paid.number} is paid.`
    : `Your account is on ${planName}. Nothing is left to pay.`;
  return (
    <>
      <PageHeader title="Paid" />
      <Alert tone="success" title={title} action={<LinkButton href="/sites">Go to your sites</LinkButton>}>
        Invoices and your subscription are under Billing.
      </Alert>
      {paid && <Receipt {...paid} />}
    </>
  );
}

function Receipt({ id, number, description, totalCents, currency, credits }: PaidInvoice) {
  const pdf = (
    <a key="pdf" href={`/billing/invoices/${id}/pdf`} className="underline underline-offset-4">
      Download PDF
    </a>
  );
  return (
    <Card title={`Invoice ${number}`}>
      <DescriptionList
        items={[
          ["Paid for", description],
          ["Amount", formatAmount(totalCents, currency)],
          ["Your credits", credits.toLocaleString("en-US")],
          ["Invoice", pdf],
        ]}
      />
    </Card>
  );
}
