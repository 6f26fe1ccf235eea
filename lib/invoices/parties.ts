import type { Account } from "@/db";
import { env } from "@/lib/env";
import { bankAccount } from "./bank-account";

/** Who bills. Copied onto each invoice, as is the buyer: an invoice never changes after it was issued. */
export function seller(): Record<string, string> {
  const settings = env();
  return present({
    name: settings.BANK_TRANSFER_BENEFICIARY ?? bankAccount()?.beneficiary ?? "IGNY8",
    address_line1: settings.INVOICE_SELLER_ADDRESS,
    email: settings.SUPPORT_EMAIL,
    website: settings.APP_URL,
    tax_id: settings.INVOICE_SELLER_TAX_ID,
  });
}

export function buyerOf(account: Account): Record<string, string> {
  return present({
    name: account.billingName ?? account.name,
    email: account.billingEmail,
    address_line1: account.billingAddressLine1,
    address_line2: account.billingAddressLine2,
    postal_code: account.billingPostalCode,
    city: account.billingCity,
    country: account.billingCountry,
    tax_id: account.taxId,
  });
}

function present(parts: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1])),
  );
}
