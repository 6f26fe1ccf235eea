import type { Provider } from "@/db/words";
import { reachPaypal } from "@/lib/payments/paypal/reach";
import { reachStripe } from "@/lib/payments/stripe/reach";
import { providerFor } from "./providers";

/**
 * Asks a provider something that changes nothing, with our credentials. False where it is not set up. Throws
 * `provider_unavailable`.
 */
export async function reachProvider(provider: Provider): Promise<boolean> {
  if (!providerFor(provider)?.isConfigured()) return false;
  await (provider === "stripe" ? reachStripe() : reachPaypal());
  return true;
}
