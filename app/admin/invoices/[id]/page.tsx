import { InvoicePayments } from "@/components/admin/payments/invoice-payments";
import { InvoiceSheet } from "@/components/billing/invoice-sheet";
import { LinkButton } from "@/components/ui/form/button";
import { FormSuccess } from "@/components/ui/form/form-error";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { heldFor } from "@/lib/invoices/held-for";
import { type SearchParams, textParam } from "@/lib/page-params";
import { anyInvoicePage } from "./invoice-page";
import { TakenCard } from "./taken-card";

type Params = { id: string };

const DONE: Record<string, string> = { released: "The invoice is released: it can be paid again." };

export const generateMetadata = recordTitle("Invoice", ({ id }: Params) => anyInvoicePage(id));

interface AnyInvoicePageProps {
  params: Promise<Params>;
  searchParams: SearchParams;
}

export default async function AnyInvoicePage({ params, searchParams }: AnyInvoicePageProps) {
  await requireSuperuser();
  const { invoice, accountName, payments, isHeld } = await anyInvoicePage((await params).id);
  const done = DONE[textParam.parse((await searchParams).done)];
  const account = `/admin/accounts/${invoice.accountId}`;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: "Accounts", href: "/admin/accounts" },
          {
            label: accountName ?? `Deleted account ${invoice.accountId}`,
            href: accountName ? account : undefined,
          },
          { label: invoice.number },
        ]}
      />
      <PageHeader
        title={`Invoice ${invoice.number}`}
        action={
          <LinkButton href={`/admin/invoices/${invoice.id}/pdf`} variant="secondary" prefetch={false}>
            Download PDF
          </LinkButton>
        }
      />
      <FormSuccess message={isHeld ? undefined : done} />
      <InvoiceSheet invoice={invoice} heldCents={await heldFor(invoice)} />
      {isHeld && <TakenCard invoiceId={invoice.id} />}
      <InvoicePayments payments={payments} />
    </>
  );
}
