"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { tenantAction } from "@/lib/actions/tenant-action";
import { AppError } from "@/lib/errors";
import { getInvoice } from "@/lib/invoices/queries";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { checkoutForm, planForm, reportForm } from "@/lib/payments/form-input";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";

export const reportTransferAction = tenantAction(
  { permission: "billing:pay", schema: reportForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    const invoice = await getInvoice(viewer.account.id, input.invoice_id);
    await reportBankTransfer({
      accountId: viewer.account.id,
      invoiceId: invoice.id,
      amountCents: invoice.totalCents,
      externalPaymentId: input.external_payment_id,
      payerName: input.payer_name,
      proofUrl: input.proof_url,
      ...by,
    }).catch(besideReference);
    revalidatePath("/payment");
  },
);

export const checkoutAction = tenantAction(
  { permission: "billing:pay", schema: checkoutForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    const started = await startCheckout({
      accountId: viewer.account.id,
      paymentMethod: input.payment_method,
      invoiceId: input.invoice_id,
      ...by,
    });
    if ("url" in started) return { ok: true, data: { url: started.url } };
    redirect("/payment?method=bank_transfer");
  },
);

export const choosePlanAction = tenantAction(
  { permission: "billing:manage", schema: planForm, allowSuspended: true, limit: "billing" },
  async ({ input, viewer, by }) => {
    if (isSuspendedByStaff(viewer.account)) throw new AppError("account_suspended");
    const { invoice } = await changePlan({
      accountId: viewer.account.id,
      planSlug: input.plan_slug,
      interval: input.billing_interval,
      beginsAgain: viewer.account.status === "cancelled",
      ...by,
    });
    revalidatePath("/payment");
    redirect(invoice ? `/payment?invoice=${invoice.id}` : "/billing?done=plan");
  },
);

/** A used reference is said beside its field too: that is what there is to correct. */
function besideReference(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "payment_reference_used") throw error;
  throw new AppError(error.code, { fields: { external_payment_id: [error.message] }, cause: error });
}
