/** Guards app/payment/page.tsx, lib/payments/checkout/find-return-outcome.ts, components/payment/nothing-to-pay.tsx. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { accountState } from "@/test/billing";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { useStripe } from "@/test/providers/use-stripe";
import { signIn } from "@/test/sign-in";
import PaymentPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
const { stripe, pageOf } = useStripe();

it("who comes back before Stripe's message reads that the invoice is paid, and what they have now", async () => {
  const account = await createAccount({ plan: "growth", status: "pending_payment" });
  await signIn(await createPerson({ account }));
  await stripe.pay(await pageOf(account.id));
  const [invoice] = (await accountState(account.id)).invoices;
  const searchParams = Promise.resolve({ checkout: "done", invoice: String(invoice!.id) });
  const html = renderToStaticMarkup(await PaymentPage({ params: Promise.resolve({}), searchParams }));
  expect(html).not.toContain("Choose a plan");
  expect(html).toContain(`Invoice ${invoice!.number} is paid.`);
  expect(html).toContain("$139");
  expect(html).toContain("2,000");
  expect(html).toContain(`/billing/invoices/${invoice!.id}/pdf`);
});
