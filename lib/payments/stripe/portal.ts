import { forAccount } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { askProvider } from "@/lib/payments/provider/ask-provider";
import { stripeClient } from "./api/client";
import { withCustomer } from "./api/customer";
import { stripeProvider } from "./provider";

/**
 * The customer portal, for changing the card. Throws `payment_method_unavailable`, `provider_unavailable`, and `forbidden`
 * for somebody who may no longer manage bills: the page at Stripe asks nobody who they are.
 */
export async function stripePortalUrl(accountId: number, by: Pick<Author, "asks">): Promise<string> {
  if (!stripeProvider.isConfigured()) throw new AppError("payment_method_unavailable");
  await forAccount(accountId, (tx) => lockAccountFor(tx, accountId, standingOf(by, "billing:manage")));
  return askProvider("stripe", async () => {
    const return_url = `${env().APP_URL}/billing`;
    const session = await withCustomer(accountId, (customer) =>
      stripeClient().billingPortal.sessions.create({ customer, return_url }),
    );
    return session.url;
  });
}
