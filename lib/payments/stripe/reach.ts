import { askProvider } from "@/lib/payments/provider/ask-provider";
import { stripeClient } from "./api/client";

export async function reachStripe(): Promise<void> {
  await askProvider("stripe", () => stripeClient().prices.list({ limit: 1 }));
}
