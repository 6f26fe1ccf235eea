"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { superuserAction } from "@/lib/actions/superuser-action";
import { releaseForm } from "@/lib/admin/invoices/input";
import { releaseTakenInvoice } from "@/lib/payments/records/taken/release-taken-invoice";

export const releaseInvoiceAction = superuserAction(
  { schema: releaseForm },
  async ({ input: { invoice_id: invoiceId, reason }, by }) => {
    await releaseTakenInvoice({ invoiceId, reason, ...by });
    revalidatePath("/admin", "layout");
    redirect(`/admin/invoices/${invoiceId}?done=released`);
  },
);
