import { readPaypalEvent } from "@/lib/payments/paypal/read-event";
import { webhookRoute } from "@/lib/payments/webhooks/webhook-route";

export const POST = webhookRoute("paypal", readPaypalEvent, { asksProvider: true });
