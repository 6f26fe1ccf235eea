import type { ComponentProps } from "react";
import { InvoicesTable } from "@/components/billing/invoices-table";
import { PaymentsTable } from "@/components/billing/payments-table";
import { LoadMore } from "@/components/ui/data/load-more";
import type { Page } from "@/lib/pagination";

interface HistoryProps {
  invoices: Page<ComponentProps<typeof InvoicesTable>["invoices"][number]>;
  payments: Page<ComponentProps<typeof PaymentsTable>["payments"][number]>;
}

/** Every invoice and payment, the newest first; each list has pages of its own. */
export function History({ invoices, payments }: HistoryProps) {
  return (
    <>
      <div>
        <InvoicesTable invoices={invoices.results} />
        <LoadMore href={olderHref("invoices", invoices.next_cursor)} />
      </div>
      <div>
        <PaymentsTable payments={payments.results} />
        <LoadMore href={olderHref("payments", payments.next_cursor)} />
      </div>
    </>
  );
}

function olderHref(list: "invoices" | "payments", cursor: string | null): string | undefined {
  return cursor ? `/billing?${new URLSearchParams({ [list]: cursor })}#${list}` : undefined;
}
