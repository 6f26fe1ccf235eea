import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import { stripeClient } from "./api/client";
import { withCustomer } from "./api/customer";
import { stripeProvider } from "./provider";

/** The customer portal, for changing the card. Throws `payment_method_unavailable`, `provider_unavailable`. */
export async function stripePortalUrl(accountId: number): Promise<string> {
  if (!stripeProvider.isConfigured()) throw new AppError("payment_method_unavailable");
  return askProvider("stripe", async () => {
    const return_url = `${env().APP_URL}/billing`;
    const session = await withCustomer(accountId, (customer) =>
      stripeClient().billingPortal.sessions.create({ customer, return_url }),
    );
    return session.url;
  });
}
