/** Guards app/admin/payments/actions.ts, lib/admin/payments/decide-transfers.ts, lib/admin/payments/queue.ts. */
import { eq, inArray } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import { accounts, asSystem, auditEvents, mails, payments } from "@/db";
import type { DecidedTransfer } from "@/lib/admin/payments/decide-transfers";
import { countTransfersToApprove, findNextTransfer, sumQueue } from "@/lib/admin/payments/queue";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { decideTransferAction, decideTransfersAction } from "./actions";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();
beforeAll(async () => {
  await signIn(await createPerson({ isSuperuser: true }));
});

it("many are approved at once, and each row says how it fared", async () => {
  const [paid, lost, other] = [await reported(), await reported(), await reported()];
  await rejectPayment({ paymentId: lost.paymentId, reason: "Not there.", actor: "user:1" });
  const ids = [paid.paymentId, lost.paymentId, 987_654, other.paymentId, paid.paymentId];

  expect(await decide("approve", ids)).toEqual([
    { ...paid.named, ok: true, message: expect.stringMatching(/^Approved: INV-.* is paid\.$/) },
    { ...lost.named, ok: false, message: "This payment is rejected already." },
    {
      paymentId: 987_654,
      reference: "Payment 987654",
      ok: false,
      message: "There is nothing here, or it is not yours.",
    },
    { ...other.named, ok: true, message: expect.stringMatching(/^Approved/) },
  ]);
  expect(await statusesOf([paid, lost, other])).toEqual(["active", "pending_payment", "active"]);
  expect(await decide("approve", [paid.paymentId])).toMatchObject([
    { ok: true, message: "Was approved before." },
  ]);
  expect(await brokenInvariants()).toEqual([]);
});

it("many are rejected at once for one reason, which each of them is sent", async () => {
  const [first, second] = [await reported(), await reported()];
  const ids = [first.paymentId, second.paymentId];
  expect(await decide("reject", ids, "Nothing arrived.")).toEqual(
    [first, second].map(({ named }) => ({
      ...named,
      ok: true,
      message: "Rejected: they get your reason by mail.",
    })),
  );
  expect(await statusesOf([first, second])).toEqual(["pending_payment", "pending_payment"]);
  expect(await decide("reject", ids, "Again.")).toMatchObject([
    { ok: true, message: "Was rejected before." },
    { ok: true, message: "Was rejected before." },
  ]);
  expect(await decide("approve", ids)).toMatchObject([{ ok: false }, { ok: false }]);

  const accountIds = [first.accountId, second.accountId];
  const told = await asSystem(async (tx) => ({
    reasons: (await tx.select().from(payments).where(inArray(payments.id, ids))).map(
      (row) => row.failureReason,
    ),
    letters: await tx.$count(mails, inArray(mails.aboutAccountId, accountIds)),
    rejections: (
      await tx.select().from(auditEvents).where(inArray(auditEvents.accountId, accountIds))
    ).filter(({ action, reason }) => action === "payment.rejected" && reason === "Nothing arrived.").length,
  }));
  expect(told).toEqual({
    reasons: ["Nothing arrived.", "Nothing arrived."],
    letters: 2,
    rejections: 2,
  });
});

it("without a reason none is rejected, and the form comes back as it was ticked", async () => {
  const { paymentId, accountId } = await reported();
  const fields = { decision: "reject", payment_id: [String(paymentId), "7"], reason: "" };
  const state = await decideTransfersAction({}, formData(fields));
  expect(state).toMatchObject({ code: "validation_error", fields: { reason: expect.anything() } });
  expect(state.ticks?.payment_id).toEqual([String(paymentId), "7"]);
  expect(await decideTransfersAction({}, formData({ decision: "approve" }))).toMatchObject({
    fields: { payment_id: ["Choose at least one transfer."] },
  });
  const [payment] = await asSystem((tx) =>
    tx
      .select()
      .from(payments)
      .where(inArray(payments.accountId, [accountId])),
  );
  expect(payment?.status).toBe("pending_approval");
});

it("one is decided in its row, and one that can't be says why and stays", async () => {
  const [first, second] = [await reported(), await reported()];
  const before = (await sumQueue()).get("pending_approval")!;
  const one = (decision: string, { paymentId }: typeof first, reason = "") =>
    decideTransferAction({}, formData({ decision, payment_id: String(paymentId), reason }));
  expect(await one("approve", first)).toEqual({
    ok: true,
    message: expect.stringMatching(new RegExp(`^${first.named.reference}: Approved: INV-.* is paid\\.$`)),
  });
  expect(await one("reject", second)).toMatchObject({ fields: { reason: expect.anything() } });
  expect(await one("reject", second, "Not there.")).toMatchObject({ ok: true });
  expect(await one("approve", second)).toEqual({ error: "This payment is rejected already." });
  const after = (await sumQueue()).get("pending_approval")!;
  expect(before.count - after.count).toBe(2);
  expect(before.sums[0]!.cents - (after.sums[0]?.cents ?? 0)).toBe(27_800);
  expect(await countTransfersToApprove()).toBe(after.count);
});

it("the next in the queue is the one that waits longest", async () => {
  const third = await reported();
  const waiting = await asSystem((tx) =>
    tx.select({ id: payments.id }).from(payments).where(eq(payments.status, "pending_approval")),
  );
  expect(await findNextTransfer()).toBe(Math.min(...waiting.map(({ id }) => id)));
  await rejectPayment({ paymentId: third.paymentId, reason: "Not there.", actor: "user:1" });
});

async function decide(
  decision: "approve" | "reject",
  ids: number[],
  reason = "",
): Promise<DecidedTransfer[]> {
  const state = await decideTransfersAction({}, formData({ decision, reason, payment_id: ids.map(String) }));
  expect(state).toMatchObject({ ok: true, data: { verb: decision === "approve" ? "approved" : "rejected" } });
  return (state.data as { decided: DecidedTransfer[] }).decided;
}

/** A transfer that waits for staff. */
async function reported() {
  const accountId = await pendingAccount();
  const { invoices } = await accountState(accountId);
  const reference = `BULK-${accountId}`;
  const { id: paymentId } = await reportBankTransfer({
    accountId,
    invoiceId: invoices[0]!.id,
    externalPaymentId: reference,
    payerName: "Petra",
    amountCents: 13_900,
    actor: "user:1",
  });
  return { accountId, paymentId, named: { paymentId, reference } };
}

async function statusesOf(all: { accountId: number }[]): Promise<string[]> {
  const ids = all.map(({ accountId }) => accountId);
  const rows = await asSystem((tx) =>
    tx.select().from(accounts).where(inArray(accounts.id, ids)).orderBy(accounts.id),
  );
  return rows.map(({ status }) => status);
}
