import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, asSystem } from "@/db";
import { env } from "@/lib/env";
import { stripeClient } from "./client";
import { type CustomerDetails, customerDetails } from "./customer";
import { isMissing } from "./missing";
import { syncTaxId } from "./sync-tax-id";

const payload = z.object({ accountId: z.number() });

/**
 * Tells Stripe the account's name, address and tax id for bills as they are now, so that its receipts and its portal don't
 * keep the first ones. An account that has no customer there is told when it gets one; one that is gone there is forgotten.
 */
export async function syncStripeCustomer(job: unknown): Promise<void> {
  const { accountId } = payload.parse(job);
  const details = env().STRIPE_SECRET_KEY ? await customerDetails(accountId) : undefined;
  if (!details?.customerId) return;
  const { customerId, ...wanted } = details;
  await update(customerId, wanted).catch(async (error: unknown) => {
    if (!isMissing(error)) throw error;
    await asSystem((tx) =>
      tx.update(accounts).set({ stripeCustomerId: null }).where(eq(accounts.stripeCustomerId, customerId)),
    );
  });
}

async function update(customerId: string, { taxId, country, ...wanted }: CustomerDetails): Promise<void> {
  const isTaxIdKept = await syncTaxId(customerId, { taxId, country });
  const custom_fields = taxId && !isTaxIdKept ? [{ name: "Tax ID", value: taxId }] : ("" as const);
  await stripeClient().customers.update(customerId, { ...wanted, invoice_settings: { custom_fields } });
}
