import { ActForm } from "@/components/admin/act-form";
import { AskRefund } from "@/components/admin/payments/ask-refund";
import { RefundPreviewCard } from "@/components/admin/payments/refund-preview-card";
import { isRefundedByHand } from "@/lib/admin/payments/decisions";
import { refundRequest } from "@/lib/admin/payments/input";
import type { getPayment } from "@/lib/admin/payments/queries";
import { AppError } from "@/lib/errors";
import { formatAmount, formatDecimal } from "@/lib/money";
import { previewRefund } from "@/lib/payments/refunds/preview-refund";
import { refundableCents } from "@/lib/payments/refunds/refund";
import { refundAction } from "../actions";

interface RefundPageProps {
  payment: Awaited<ReturnType<typeof getPayment>>["payment"];
  /** What the form asked for; nothing when it is opened. */
  query: Record<string, string | string[] | undefined>;
}

/** A refund in two steps: how much and why; then what that does, and the button. Works without JavaScript. */
export async function RefundPage({ payment, query }: RefundPageProps) {
  const backHref = `/admin/payments/${payment.id}`;
  const asked = query.amount !== undefined || query.reason !== undefined;
  const values = {
    amount: String(query.amount ?? formatDecimal(refundableCents(payment))),
    reason: String(query.reason ?? ""),
  };
  if (!asked) return <AskRefund values={values} errors={{}} backHref={backHref} />;
  const request = refundRequest.safeParse(values);
  if (!request.success)
    return <AskRefund values={values} errors={request.error.flatten().fieldErrors} backHref={backHref} />;
  const { amount: amountCents, reason } = request.data;
  const preview = await previewRefund({ paymentId: payment.id, amountCents, reason, actor: "user:0" }).catch(
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );
  if (preview instanceof AppError) {
    const errors = { amount: [preview.fields?.amount?.[0] ?? preview.message] };
    return <AskRefund values={values} errors={errors} backHref={backHref} />;
  }
  return (
    <div className="space-y-5">
      <RefundPreviewCard preview={preview} isByHand={isRefundedByHand(payment)} method={payment.method} />
      <ActForm
        action={refundAction}
        hidden={{ payment_id: payment.id, amount: formatDecimal(preview.amountCents), reason }}
        fields={[]}
        submit={`Refund ${formatAmount(preview.amountCents, preview.currency)}`}
        isDangerous
        backHref={`/admin/payments/${payment.id}/refund`}
      />
    </div>
  );
}
