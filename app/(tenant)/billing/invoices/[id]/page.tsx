import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InvoiceSheet } from "@/components/billing/invoice-sheet";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireTenant } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { getInvoice } from "@/lib/invoices/queries";

export const metadata: Metadata = { title: "Invoice" };

export default async function InvoicePage({ params }: PageProps<"/billing/invoices/[id]">) {
  const viewer = await requireTenant({ permission: "billing:read", allowSuspended: true });
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  const invoice = await getInvoice(viewer.account.id, Number(id)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  return (
    <>
      <PageHeader
        title={`Invoice ${invoice.number}`}
        action={
          <>
            {invoice.status === "open" && (
              <LinkButton href={`/payment?invoice=${invoice.id}`}>Pay it</LinkButton>
            )}
            <LinkButton href={`/billing/invoices/${invoice.id}/pdf`} variant="secondary" prefetch={false}>
              Download PDF
            </LinkButton>
          </>
        }
      />
      <InvoiceSheet invoice={invoice} />
    </>
  );
}
