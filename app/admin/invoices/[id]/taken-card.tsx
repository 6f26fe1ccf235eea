import { ActForm } from "@/components/admin/act-form";
import { Card } from "@/components/ui/page/card";
import { releaseInvoiceAction } from "../actions";

/** A provider holds the invoice: nobody can pay it another way, until that is decided or our team lets go of it. */
export function TakenCard({ invoiceId }: { invoiceId: number }) {
  return (
    <Card title="A provider is taking a payment" className="mt-5">
      <p className="mb-4 max-w-xl text-muted">
        The invoice can't be paid another way meanwhile. We ask the provider each hour. If it knows nothing of
        the payment, release the invoice: it can be paid again, and money that arrives after all settles it or
        is kept as the account's own.
      </p>
      <ActForm
        action={releaseInvoiceAction}
        hidden={{ invoice_id: invoiceId }}
        fields={[
          {
            name: "reason",
            label: "Reason",
            type: "reason",
            hint: "What you found at the provider. It is kept in the audit log.",
          },
        ]}
        submit="Release invoice"
        isDangerous
        backHref="/admin/payments"
      />
    </Card>
  );
}
