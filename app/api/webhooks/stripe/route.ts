import { readStripeEvent } from "@/lib/payments/stripe/read-event";
import { webhookRoute } from "@/lib/payments/webhooks/webhook-route";

export const POST = webhookRoute("stripe", readStripeEvent);
