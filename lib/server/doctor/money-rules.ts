import { isSampleIban } from "@/lib/invoices/bank-account";
import { takesCurrency } from "@/lib/payments/paypal/amount";
import { chargesIn } from "@/lib/payments/stripe/currencies";
import { type Finding, finding, type SettingsRule } from "./finding";

/** How customers pay, and what their invoices say of us. */
export const MONEY_RULES: SettingsRule[] = [
  ({ BANK_TRANSFER_BENEFICIARY }) => {
    if (!BANK_TRANSFER_BENEFICIARY)
      return finding(
        "warning",
        "BANK_TRANSFER_BENEFICIARY",
        "is not set: invoices name IGNY8 as the seller.",
      );
  },
  ({ BANK_TRANSFER_IBAN }) => {
    if (isSampleIban(BANK_TRANSFER_IBAN))
      return finding(
        "warning",
        "BANK_TRANSFER_IBAN",
        "is the sample account's, which is nobody's: bank transfer is not offered. Set your own.",
      );
  },
  ({ BANK_TRANSFER_IBAN, BANK_TRANSFER_BANK, BANK_TRANSFER_BIC }) => {
    const begun = Object.entries({ BANK_TRANSFER_BANK, BANK_TRANSFER_BIC }).filter(([, value]) => value);
    if (!BANK_TRANSFER_IBAN && begun.length > 0)
      return finding(
        "warning",
        "BANK_TRANSFER_IBAN",
        `is not set, so bank transfer is not offered although ${begun.map(([name]) => name).join(" and ")} is.`,
      );
  },
  ({ BANK_TRANSFER_IBAN, BANK_TRANSFER_BIC }) => {
    if (BANK_TRANSFER_IBAN && !BANK_TRANSFER_BIC)
      return finding(
        "warning",
        "BANK_TRANSFER_BIC",
        "is not set: banks outside the EEA, and many payers' forms, ask for it beside the IBAN.",
      );
  },
  ({ CURRENCY, STRIPE_SECRET_KEY, PAYPAL_CLIENT_ID }) => {
    const kept = [
      ...(STRIPE_SECRET_KEY && !chargesIn(CURRENCY) ? ["Stripe"] : []),
      ...(PAYPAL_CLIENT_ID && !takesCurrency(CURRENCY) ? ["PayPal"] : []),
    ];
    if (kept.length > 0)
      return finding(
        "warning",
        "CURRENCY",
        `is ${CURRENCY}, which ${kept.join(" and ")} can't take: what is paid there is not offered.`,
      );
  },
  ({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }) =>
    provider("Stripe", "card payments are", { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }),
  ({ PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID }) =>
    provider("PayPal", "PayPal is", { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID }),
  ({ STRIPE_SECRET_KEY = "", PAYPAL_API_BASE = "" }) => {
    if (/^[sr]k_test_/.test(STRIPE_SECRET_KEY) || PAYPAL_API_BASE.includes("sandbox"))
      return finding("warning", "payments", "go to a provider's test mode: nobody is charged.");
  },
  ({ INVOICE_SELLER_ADDRESS }) => {
    if (!INVOICE_SELLER_ADDRESS)
      return finding(
        "warning",
        "INVOICE_SELLER_ADDRESS",
        "is not set: invoices name no address of the seller.",
      );
  },
];

/** All of a provider's settings, or none. */
function provider(
  name: string,
  what: string,
  settings: Record<string, string | undefined>,
): Finding | undefined {
  const missing = Object.entries(settings).filter(([, value]) => !value);
  if (missing.length === 0) return undefined;
  const names = missing.map(([setting]) => setting).join(", ");
  const isPartly = missing.length < Object.keys(settings).length;
  if (isPartly)
    return finding("warning", names, `is not set, so ${what} not offered although ${name} was begun.`);
  return finding("off", name, `is not set up: ${what} not offered.`);
}
