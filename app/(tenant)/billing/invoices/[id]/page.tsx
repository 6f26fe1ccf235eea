import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { InvoiceSheet } from "@/components/billing/invoice-sheet";
import { LinkButton } from "@/components/ui/form/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";
import { heldFor } from "@/lib/invoices/held-for";
import { isOpen } from "@/lib/invoices/invoice";
import { getInvoice } from "@/lib/invoices/queries";
import { MoneyBack } from "../../money-back";

type InvoicePageProps = PageProps<"/billing/invoices/[id]">;

export async function generateMetadata({ params }: InvoicePageProps): Promise<Metadata> {
  await invoicePage((await params).id);
  return { title: "Invoice" };
}

export default async function InvoicePage({ params }: InvoicePageProps) {
  const invoice = await invoicePage((await params).id);
  return (
    <>
      <PageHeader
        title={`Invoice ${invoice.number}`}
        action={
          <>
            {isOpen(invoice) && <LinkButton href={`/payment?invoice=${invoice.id}`}>Pay it</LinkButton>}
            <LinkButton href={`/billing/invoices/${invoice.id}/pdf`} variant="secondary" prefetch={false}>
              Download PDF
            </LinkButton>
          </>
        }
      />
      <InvoiceSheet invoice={invoice} heldCents={await heldFor(invoice)} />
      <div className="mt-5 space-y-5">
        <MoneyBack accountId={invoice.accountId} invoiceId={invoice.id} />
      </div>
    </>
  );
}

/** The invoice that the address names, for those who may read it. Once a request: the title and the page itself both ask. */
const invoicePage = cache(async (id: string) => {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return getInvoice(viewer.account.id, Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
});
