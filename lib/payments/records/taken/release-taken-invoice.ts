import { eq } from "drizzle-orm";
import { asSystem, invoices } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { takenAs } from "@/lib/invoices/orders/taken-as";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";
import { releaseInvoice } from "./taken-invoice";

export interface Release extends Decider {
  invoiceId: number;
  reason: string;
}

/**
 * Staff have looked at the provider, and nothing is being taken for the invoice there: it can be paid again. What arrives after
 * all settles it, or is kept. Throws `not_found`, `forbidden`, and `invalid_state` where nothing holds it or a payment is on its
 * way, which is rejected instead.
 */
export function releaseTakenInvoice({ invoiceId, reason, ...by }: Release): Promise<void> {
  return asSystem(async (tx) => {
    const [found] = await tx
      .select({ accountId: invoices.accountId })
      .from(invoices)
      .where(eq(invoices.id, invoiceId));
    if (!found) throw new AppError("not_found");
    await lockAccount(tx, found.accountId);
    await requireStaff(tx, by);
    const [now] = await tx
      .select({ taken: takenAs(invoiceId) })
      .from(invoices)
      .where(eq(invoices.id, invoiceId));
    const refusal = refusalOf(now?.taken ?? null);
    if (refusal) throw new AppError("invalid_state", { message: refusal });
    await releaseInvoice(tx, invoiceId);
    const { actor, actorUserId, requestId } = by;
    await recordAudit(tx, {
      accountId: found.accountId,
      actor,
      actorUserId,
      requestId,
      reason,
      action: "payment.capture_released",
      targetType: "invoice",
      targetId: invoiceId,
    });
  });
}

function refusalOf(taken: string | null): string | undefined {
  if (taken === null) return "No payment is being taken for this invoice.";
  if (taken !== "processing") return undefined;
  return "A payment for this invoice is on its way. Reject that payment instead.";
}
