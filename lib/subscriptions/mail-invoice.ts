import type { Tx } from "@/db/client";
import type { Invoice } from "@/db/schema";

import { formatMoney } from "@/lib/money";
import { mailBillingContact } from "./mail-billing-contact";

/** Sends an invoice that was just written, once. Renewals have their own letter. */
export async function mailInvoice(tx: Tx, invoice: Invoice, planName: string): Promise<void> {
  await mailBillingContact(tx, {
    accountId: invoice.accountId,
    template: "invoice",
    onceKey: `invoice:${invoice.id}`,
    props: {
      number: invoice.number,
      planName,
      amount: formatMoney(invoice.totalCents, invoice.currency),
      dueAt: invoice.dueAt.toISOString(),
    },
  });
}
