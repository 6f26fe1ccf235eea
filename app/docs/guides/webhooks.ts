import type { Guide } from "@/components/docs/guide/guide";
import { EVENT_TYPES } from "@/lib/events/event-types";
import { OFF_AFTER_DAYS, TRIES } from "@/lib/webhooks/endpoint";

const EVENT = `{
  "id": 4711,
  "type": "invoice.paid",
  "timestamp": "2026-11-30T09:15:00.000Z",
  "sequence": 4711,
  "object": "invoice:17",
  "data": { "id": 17, "number": "INV-17-202611-0001", "total": "89.00", "currency": "USD" }
}`;

const VERIFY = `import { Webhook } from "standardwebhooks"; // npm install standardwebhooks
import { createServer } from "node:http";

const webhook = new Webhook(process.env.IGNY8_WEBHOOK_SECRET!); // whsec_...

createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const event = webhook.verify(Buffer.concat(chunks).toString(), request.headers as Record<string, string>);
    response.writeHead(204).end(); // Answer first, work later.
    console.log(event);
  } catch {
    response.writeHead(400).end("Bad signature");
  }
}).listen(8080);`;

export const WEBHOOKS: Guide = {
  slug: "webhooks",
  title: "Webhooks",
  lead: "We send signed events to your program when something happens, by the Standard Webhooks specification.",
  sections: [
    {
      title: "Set one up",
      blocks: [
        "Add the address of your program under [Webhooks](/settings/webhooks), or with `POST /webhook-endpoints/`. Copy the signing secret: it is shown once. Then send a test event and read in the log what arrived.",
        "Addresses start with https:// and can be reached from the internet. Redirects are not followed.",
      ],
    },
    {
      title: "What arrives",
      blocks: [
        "A POST with the event as JSON. It tells what happened and to which object; it holds no personal data. Fetch the object if you need more.",
        { code: [{ title: "Body", text: EVENT }] },
        "An event may arrive more than once and out of order. `webhook-id` is the same at each try; of two events about one `object`, the one with the higher `sequence` is the later.",
      ],
    },
    {
      title: "Verify the signature",
      blocks: [
        "`webhook-id`, `webhook-timestamp` and `webhook-signature` sign the raw body. Check them before you believe it, and do so on the bytes as they came: JSON that was parsed and written again has another signature. While a secret is rotated, the header has a signature for each.",
        { code: [{ title: "TypeScript", text: VERIFY }] },
      ],
    },
    {
      title: "Retries",
      blocks: [
        `Answer 2xx within 15 seconds. Anything else is tried again: ${TRIES} tries over 27 hours. An endpoint that answers 410, or has taken nothing for ${OFF_AFTER_DAYS} days, is switched off and the owners get an email.`,
        "Send one event again, or all that did not arrive, from the endpoint's page or with `POST /webhook-endpoints/{id}/replay/`. `GET /events/` reads the same events for 30 days.",
      ],
    },
    {
      title: "Event types",
      blocks: [
        "Ask for `*`, for a group such as `invoice.*`, or for single types. New types may come.",
        { list: groups().map((types) => types.map((type) => `\`${type}\``).join(" ")) },
      ],
    },
  ],
};

function groups(): string[][] {
  const names = [...new Set(EVENT_TYPES.map((type) => type.split(".")[0]))];
  return names.map((name) => EVENT_TYPES.filter((type) => type.startsWith(`${name}.`)));
}
