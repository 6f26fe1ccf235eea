/**
 * Guards app/payment/actions.ts, components/payment/report-transfer-form.tsx, components/payment/transfer-state.tsx,
 * components/billing/payments-table.tsx, lib/payments/bank-transfer/report-bank-transfer.ts,
 * lib/payments/records/queries.ts.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import { PaymentBadge } from "@/components/admin/status-badge";
import { PaymentsTable } from "@/components/billing/payments-table";
import { ReportTransferForm } from "@/components/payment/report-transfer-form";
import { TransferState } from "@/components/payment/transfer-state";
import type { FormState } from "@/lib/actions/form-state";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { findDueInvoice } from "@/lib/payments/checkout/find-due-invoice";
import { listPayments } from "@/lib/payments/records/queries";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { reportTransferAction } from "./actions";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

useDatabase();

let petra: Person;
let other: Person;
beforeEach(async () => {
  [petra, other] = [await pendingOwner(), await pendingOwner()];
});

it("a reference that another account used is refused beside the reference field", async () => {
  const paid = { accountId: other.accountId!, amountCents: 13900, payerName: "Otto", actor: "terminal" };
  await confirmBankTransfer({ ...paid, externalPaymentId: "TRX-1" });
  const state = await report(petra, "TRX-1");
  expect(state).toMatchObject({ code: "payment_reference_used", values: { external_payment_id: "TRX-1" } });
  expect(state.fields).toEqual({ external_payment_id: [state.error] });
});

it("a reference that is too long is not cut: how long it may be is said beside the field", async () => {
  const state = await report(petra, "9".repeat(201));
  expect(state.fields).toEqual({ external_payment_id: ["At most 200 characters."] });
  const form = <ReportTransferForm action={reportTransferAction} invoiceId={1} isWaiting={false} />;
  const [field] = renderToStaticMarkup(form).match(/<input[^>]*name="external_payment_id"[^>]*>/)!;
  expect(field).not.toMatch(/maxlength/i);
});

it("a correction begins with what was reported", () => {
  const reported = { externalPaymentId: "TRX-7", payerName: "Petra", proofUrl: null };
  const form = (
    <ReportTransferForm action={reportTransferAction} invoiceId={1} isWaiting={true} reported={reported} />
  );
  const html = renderToStaticMarkup(form);
  expect(html).toContain('value="TRX-7"');
  expect(html).toContain('value="Petra"');
});

it("a report that its own correction replaced is not called rejected", async () => {
  await report(petra, "TRX-TYPO");
  await report(petra, "TRX-RIGHT");
  const payments = await listPayments(petra.accountId!, { limit: 5 });
  const table = renderToStaticMarkup(<PaymentsTable payments={payments} />);
  expect(table).toContain("Replaced");
  expect(table).not.toContain("Rejected");
  const typo = payments.find(({ payment }) => payment.externalPaymentId === "TRX-TYPO")!;
  expect(renderToStaticMarkup(<PaymentBadge payment={typo.payment} />)).toContain("replaced");
});

it("why a transfer was rejected stands by itself, in the words of whoever rejected it", () => {
  const payment = {
    id: 1,
    externalPaymentId: "TRX",
    failureReason: "Nothing arrived",
    createdAt: new Date(),
    invoiceId: 1,
  };
  const html = renderToStaticMarkup(<TransferState payment={{ ...payment, status: "failed" }} />);
  expect(html).toContain("<p>“Nothing arrived”</p><p>You may report it again below.</p>");
});

async function pendingOwner(): Promise<Person> {
  return createPerson({ account: await createAccount({ status: "pending_payment" }) });
}

async function report(person: Person, reference: string): Promise<FormState> {
  await signIn(person);
  const { invoice } = (await findDueInvoice(person.accountId!))!;
  const fields = { invoice_id: String(invoice.id), external_payment_id: reference, payer_name: "Petra" };
  // What was taken leads to the page that says so.
  return reportTransferAction({}, formData(fields)).catch((error: unknown) => {
    if (String(error).includes("NEXT_REDIRECT")) return { ok: true };
    throw error;
  });
}
