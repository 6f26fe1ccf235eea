import Stripe from "stripe";
import { z } from "zod";
import { stripeClient } from "./client";

const payload = z.object({ customerId: z.string() });

/** Its account was deleted: name, address and cards go there too, and whatever still ran. Charges stay, as law wants it. */
export async function deleteStripeCustomer(job: unknown): Promise<void> {
  const { customerId } = payload.parse(job);
  await stripeClient()
    .customers.del(customerId)
    .catch((error: unknown) => {
      const isGone = error instanceof Stripe.errors.StripeError && error.statusCode === 404;
      if (!isGone) throw error;
    });
}
