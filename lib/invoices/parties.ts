import type { accounts } from "@/db/schema";
import { env } from "@/lib/env";

/** Who bills. Copied onto each invoice, as is the buyer: an invoice never changes after it was issued. */
export function seller(): Record<string, string> {
  return { name: env().BANK_TRANSFER_BENEFICIARY, email: env().SUPPORT_EMAIL, website: env().APP_URL };
}

export function buyerOf(account: typeof accounts.$inferSelect): Record<string, string> {
  const parts = {
    name: account.billingName ?? account.name,
    email: account.billingEmail,
    address_line1: account.billingAddressLine1,
    address_line2: account.billingAddressLine2,
    postal_code: account.billingPostalCode,
    city: account.billingCity,
    country: account.billingCountry,
    tax_id: account.taxId,
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1])),
  );
}
