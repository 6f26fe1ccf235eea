import type { PaymentMethod, Provider, RealMethod } from "@/db/words";
import { env } from "@/lib/env";
import { bankAccount } from "@/lib/invoices/bank-account";
import { paypalProvider } from "@/lib/payments/paypal/provider";
import type { PaymentProvider } from "@/lib/payments/provider/provider";
import { stripeProvider } from "@/lib/payments/stripe/provider";

const PROVIDERS: Record<Provider, PaymentProvider> = {
  stripe: stripeProvider,
  paypal: paypalProvider,
};

/** Undefined for a bank transfer, where a person is the provider, and for a sandbox's payment, which has none. */
export function providerFor(method: PaymentMethod): PaymentProvider | undefined {
  return method === "bank_transfer" || method === "sandbox" ? undefined : PROVIDERS[method];
}

/** The methods that can be offered: those that this installation has set up, and to a sandbox its own. */
export function availableMethods(account?: { sandboxOf: number | null }): PaymentMethod[] {
  if (account && account.sandboxOf !== null) return ["sandbox"];
  return methodStandings()
    .filter(({ isOffered }) => isOffered)
    .map(({ method }) => method);
}

/** Those that take this invoice: no provider takes every amount, and what isn't taken isn't promised. */
export function methodsFor(
  { totalCents, currency }: { totalCents: number; currency: string },
  account?: { sandboxOf: number | null },
): PaymentMethod[] {
  return availableMethods(account).filter((method) => {
    const provider = providerFor(method);
    if (!provider) return true;
    const { takesCurrency, takesAmount, leastCents } = provider;
    const isEnough = totalCents >= (leastCents?.(currency) ?? 0);
    return isEnough && takesCurrency(currency) && (takesAmount?.(totalCents, currency) ?? true);
  });
}

export interface MethodStanding {
  method: RealMethod;
  isOffered: boolean;
  /** For the operator: why it is not offered, or what to mind where it is. */
  note: string | null;
}

/** Each method, and how it stands with it here. */
export function methodStandings(): MethodStanding[] {
  return [
    providerStanding("stripe", "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET"),
    providerStanding("paypal", "PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET and PAYPAL_WEBHOOK_ID"),
    bankStanding(),
  ];
}

function providerStanding(method: keyof typeof PROVIDERS, settings: string): MethodStanding {
  const { isConfigured, takesCurrency } = PROVIDERS[method];
  const { CURRENCY } = env();
  if (!isConfigured()) return { method, isOffered: false, note: `Not set up: set ${settings}.` };
  if (takesCurrency(CURRENCY)) return { method, isOffered: true, note: null };
  return { method, isOffered: false, note: `${NAMES[method]} doesn't take ${CURRENCY}.` };
}

const NAMES: Record<Provider, string> = { stripe: "Stripe", paypal: "PayPal" };

const NO_ACCOUNT = "No bank account is set: set BANK_TRANSFER_IBAN and BANK_TRANSFER_BENEFICIARY.";
const SAMPLE = "Shows a sample account that nobody must pay to. Set BANK_TRANSFER_IBAN to take transfers.";

function bankStanding(): MethodStanding {
  const account = bankAccount();
  const note = account?.isSample ? SAMPLE : null;
  return { method: "bank_transfer", isOffered: account !== undefined, note: account ? note : NO_ACCOUNT };
}
