/** Guards lib/payments/stripe/api/sync-customer-job.ts, lib/payments/stripe/api/customer.ts, lib/payments/documents/update-billing-details.ts. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { accounts, asSystem } from "@/db";
import { updateBillingDetails } from "@/lib/payments/documents/update-billing-details";
import { accountState } from "@/test/billing";
import { useDatabase } from "@/test/harness/database";
import { runQueued, useStripe } from "@/test/providers/use-stripe";

useDatabase();
const { stripe, byCard } = useStripe();
const BY = { actor: "user:1" };

const customerOf = async (accountId: number) => {
  const { stripeCustomerId } = (await accountState(accountId)).account;
  return stripe.rows("cus_").find(({ id }) => id === stripeCustomerId);
};

it("Stripe keeps the name, the email and the address that bills have by now", async () => {
  const { accountId } = await byCard();
  const change = {
    billing_name: "Acme Holding",
    billing_email: "bills@acme.test",
    billing_address_line1: "1 New Street",
    billing_city: "Berlin",
    billing_country: "DE",
  };
  await updateBillingDetails({ accountId, change, by: BY });
  await runQueued();
  // Nobody who reads it has agreed yet.
  expect(await customerOf(accountId)).toMatchObject({ email: `owner-${accountId}@example.test` });
  await asSystem((tx) =>
    tx.update(accounts).set({ billingEmailConfirmedAt: new Date() }).where(eq(accounts.id, accountId)),
  );
  await updateBillingDetails({ accountId, change, by: BY });
  await runQueued();
  expect(await customerOf(accountId)).toMatchObject({
    name: "Acme Holding",
    email: "bills@acme.test",
    address: { line1: "1 New Street", city: "Berlin", country: "DE" },
  });
  await updateBillingDetails({ accountId, change: { billing_email: null }, by: BY });
  await runQueued();
  expect(await customerOf(accountId)).toMatchObject({ email: `owner-${accountId}@example.test` });
});

it("while Stripe is away the change waits in the queue", async () => {
  const { accountId } = await byCard();
  await updateBillingDetails({ accountId, change: { name: "Renamed" }, by: BY });
  expect(await customerOf(accountId)).not.toMatchObject({ name: "Renamed" });
  await runQueued();
  expect(await customerOf(accountId)).toMatchObject({ name: "Renamed" });
});
