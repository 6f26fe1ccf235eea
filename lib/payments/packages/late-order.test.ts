/** Guards lib/invoices/not-payable.ts, lib/invoices/orders/unpaid-orders.ts. */
import { beforeEach, expect, it } from "vitest";
import { setClock } from "@/lib/clock";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { listKept } from "@/lib/payments/kept/list-kept";
import { voidUnpaidOrders } from "@/lib/payments/packages/void-unpaid-orders";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { poolsOf, savedPackage } from "@/test/credit-packages";
import { useDatabase } from "@/test/harness/database";
import { useStripe } from "@/test/providers/use-stripe";
import { orderPackage } from "./order-package";

useDatabase();
const { stripe, hear, byCard } = useStripe();
const START = new Date("2026-01-10T09:00:00Z");
const BY = { actor: "user:1" };
let packageId: number;

beforeEach(async () => {
  setClock(START);
  packageId ??= (await savedPackage()).id;
});

/** An order with its page at Stripe open. */
async function ordered() {
  const { accountId } = await byCard();
  const order = await orderPackage({ accountId, packageId, by: BY });
  setClock(addDays(START, 13));
  const page = await startCheckout({ accountId, paymentMethod: "stripe", invoiceId: order.id, ...BY });
  const session = ("url" in page ? page.url : "").split("/").at(-1)!;
  return { accountId, order, session, since: stripe.events.length };
}

it.each(["before", "after"])(
  "an order that is paid %s a job could void it, too late, brings no credits: its money is kept",
  async (when) => {
    const { accountId, order, session, since } = await ordered();
    await stripe.pay(session);
    setClock(addDays(START, 14));
    if (when === "after") await voidUnpaidOrders();
    await hear(since);
    const { invoices } = await accountState(accountId);
    const kept = await listKept(accountId);
    expect(invoices.find(({ id }) => id === order.id)).toMatchObject({ status: "void" });
    expect(kept.map(({ payment }) => payment.amountCents)).toEqual([order.totalCents]);
    expect(await poolsOf(accountId)).toMatchObject({ bought: 0 });
    expect(await brokenInvariants()).toEqual([]);
  },
);

it("one that is paid in time brings them", async () => {
  const { accountId, session, since } = await ordered();
  await stripe.pay(session);
  await hear(since);
  expect(await poolsOf(accountId)).toMatchObject({ bought: 5000 });
});
