import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, refunds } from "@/db";
import { getInvoice, listInvoices } from "@/lib/invoices/queries";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { useDatabase } from "@/test/harness/database";
import { pendingAccount } from "@/test/factories";
import { usePaypal } from "@/test/providers/use-paypal";
import { callRoute } from "@/test/call-route";
useDatabase();
const { paypal, paidAccount } = usePaypal();
it("twice", async () => {
  await pendingAccount();
  const { payment, accountId } = await paidAccount();
  const ask = (ms: number) => new Promise((r) => setTimeout(r, ms)).then(() => refundPayment({ paymentId: payment.id, amountCents: 1500, reason: "r", actor: "user:1" })).then((p) => p.refundedCents, (e) => e.code);
  for (const slow of [0, 300]) {
    paypal.slownessMs = slow;
    const out = await Promise.all([ask(0), ask(1), ask(5)]);
    console.info("OUT", slow, out, paypal.rows("REFUND").length, await asSystem((tx) => tx.$count(refunds)));
  }
  console.info((await getInvoice(accountId, payment.invoiceId)).refundedCents, (await listInvoices(accountId, { limit: 5 })).map((i) => i.refundedCents));
});
