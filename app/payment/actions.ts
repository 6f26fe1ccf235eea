"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { billingDetailsForm } from "@/lib/accounts/input";
import { tenantAction } from "@/lib/actions/tenant-action";
import { AppError } from "@/lib/errors";
import { getInvoice } from "@/lib/invoices/queries";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { updateBillingDetails } from "@/lib/payments/documents/update-billing-details";
import { checkoutForm, proofForm, reportForm, settleForm } from "@/lib/payments/form-input";
import { attachProof } from "@/lib/payments/proofs/attach-proof";
import { shownFileName } from "@/lib/payments/proofs/file-name";
import { payInSandbox } from "@/lib/sandbox/pay-in-sandbox";

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
    redirect(`/payment?invoice=${invoice.id}`);
  },
);

export const uploadProofAction = tenantAction(
  { permission: "billing:pay", schema: proofForm, allowSuspended: true, limit: "billing" },
  async ({ input: { payment_id: paymentId, proof }, viewer, by }) => {
    const uploaded = await attachProof({
      accountId: viewer.account.id,
      paymentId,
      fileName: shownFileName(proof.name),
      content: Buffer.from(await proof.arrayBuffer()),
      field: "proof",
      ...by,
    });
    revalidatePath("/payment");
    return { ok: true as const, message: `Our team sees ${uploaded.fileName} now.` };
  },
);

export const billingDetailsAction = tenantAction(
  { permission: "account:write", schema: billingDetailsForm, allowSuspended: true, limit: "billing" },
  async ({ input: change, viewer, by }) => {
    await updateBillingDetails({ accountId: viewer.account.id, change, by });
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

export const settleAction = tenantAction(
  { permission: "billing:pay", schema: settleForm, allowSuspended: true, limit: "billing" },
  async ({ input: { invoice_id: invoiceId }, viewer, by }) => {
    await payInSandbox({ accountId: viewer.account.id, invoiceId, by });
    revalidatePath("/", "layout");
    redirect("/billing");
  },
);

/** A used reference is said beside its field too: that is what there is to correct. */
function besideReference(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "payment_reference_used") throw error;
  throw new AppError(error.code, { fields: { external_payment_id: [error.message] }, cause: error });
}
