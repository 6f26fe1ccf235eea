/** Guards lib/payments/checkout/open-checkout.ts, lib/payments/stripe/api/least-charge.ts. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem, invoices } from "@/db";
import { setClock } from "@/lib/clock";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { leastChargeCents } from "@/lib/payments/stripe/api/least-charge";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { addMonths } from "@/lib/time/months";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { useStripe } from "@/test/providers/use-stripe";
import { startCheckout } from "./start-checkout";

useDatabase();
const { stripe } = useStripe();
const START = new Date("2026-01-10T09:00:00Z");
const BY = { actor: "user:1" };

/** On Starter, with the invoice for Growth until the period's end, asked for so many hours before it. */
async function upgradeInvoice(hoursBefore: number) {
  setClock(START);
  const accountId = await pendingAccount("starter");
  const transfer = { externalPaymentId: `SMALL-${accountId}`, amountCents: 8900, payerName: "P" };
  await confirmBankTransfer({ accountId, ...transfer, actor: "terminal" });
  setClock(new Date(addMonths(START, 1).getTime() - hoursBefore * 3_600_000));
  const { invoice } = await changePlan({ accountId, planSlug: "growth", ...BY });
  return { accountId, invoice: invoice! };
}

const pay = (accountId: number, paymentMethod: "stripe" | "bank_transfer") =>
  startCheckout({ accountId, paymentMethod, ...BY });

it.each([1, 3, 7])(
  "an upgrade %i hours before the end is too small for a card, and says so",
  async (hours) => {
    const { accountId, invoice } = await upgradeInvoice(hours);
    expect(invoice.totalCents).toBeLessThan(50);
    const pages = stripe.rows("cs_").length;
    await expect(pay(accountId, "stripe")).rejects.toMatchObject({
      code: "invalid_state",
      message: expect.stringMatching(
        /can't be charged less than \$0\.50.*\$0\.\d\d.*another way.*next renewal/,
      ),
    });
    expect(stripe.rows("cs_")).toHaveLength(pages);
    expect((await accountState(accountId)).invoices.at(-1)).toMatchObject({ status: "open" });
    expect(await pay(accountId, "bank_transfer")).toMatchObject({ amount: expect.any(String) });
  },
);

it.each([
  ["USD", 49, 50],
  ["GBP", 29, 30],
  ["HUF", 17_499, 17_500],
])("%s: %i cents are too little for a card, %i are enough", async (currency, tooLittle, enough) => {
  const { accountId, invoice } = await upgradeInvoice(48);
  const set = (totalCents: number) =>
    asSystem((tx) =>
      tx
        .update(invoices)
        .set({ currency, totalCents, subtotalCents: totalCents })
        .where(eq(invoices.id, invoice.id)),
    );
  await set(tooLittle);
  await expect(pay(accountId, "stripe")).rejects.toMatchObject({ code: "invalid_state" });
  await set(enough);
  expect(leastChargeCents(currency)).toBe(enough);
  expect(await pay(accountId, "stripe")).toMatchObject({ url: expect.any(String) });
});
