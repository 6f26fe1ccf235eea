import fc from "fast-check";
import { AppError } from "@/lib/errors";
import { parseDecimal } from "@/lib/money";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { pick, tenantOperation } from "../operation";
import { which } from "./arbitraries";
import { readOpenInvoices, readPayments } from "./read-rows";
import { OWNER } from "./staff-act";

/** The tenant says that the money for an open invoice is on its way. */
export const report = tenantOperation<{ which: number }>({
  weight: 4,
  args: (who) => fc.record({ who, which }),
  run: async (world, { id }, args) => {
    const invoice = pick(await readOpenInvoices(world, id), args.which);
    if (!invoice) return;
    const { id: invoiceId, totalCents: amountCents } = invoice;
    const transfer = { externalPaymentId: world.reference(args), payerName: "P", amountCents };
    await reportBankTransfer({ accountId: id, invoiceId, ...transfer, ...OWNER });
  },
});

/** Staff found a reported transfer, or did not. */
export const decide = tenantOperation<{ found: boolean; which: number }>({
  weight: 4,
  args: (who) => fc.record({ who, found: fc.constantFrom(true, true, false), which }),
  run: async (world, { id }, { found, which }) => {
    const reported = pick(await readPayments(world, id, ["pending_approval"]), which);
    if (!reported) return;
    const decision = { paymentId: reported.id, actor: "terminal" };
    if (found) await approvePayment(decision);
    else await rejectPayment({ ...decision, reason: "not on the statement" });
  },
});

/**
 * Staff book a transfer that nobody reported, for the months that it pays; null: for one of the open invoices. The
 * payer sends what
 * the product asks for: whether that is the right sum is an oracle's business.
 */
export const confirm = tenantOperation<{ months: number | null; which: number }>({
  weight: 8,
  args: (who) =>
    fc.record({ who, which, months: fc.option(fc.constantFrom(1, 1, 2, 3, 6, 12, 13), { freq: 2 }) }),
  run: async (world, tenant, args) => {
    const externalPaymentId = world.reference(args);
    const book = (amountCents: number) =>
      confirmBankTransfer({
        accountId: tenant.id,
        externalPaymentId,
        amountCents,
        payerName: "P",
        periodMonths: args.months ?? undefined,
        actor: "terminal",
      });
    const open =
      args.months === null ? pick(await readOpenInvoices(world, tenant.id), args.which) : undefined;
    await book(open?.totalCents ?? 1).catch((error: unknown) => book(expectedOf(error)));
    tenant.endedByStaff = false;
  },
});

function expectedOf(error: unknown): number {
  const expected = error instanceof AppError && error.code === "amount_mismatch" && error.details?.expected;
  if (typeof expected !== "string") throw error;
  return parseDecimal(expected)!;
}
