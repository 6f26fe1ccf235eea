/** A process that sends what is due to the endpoints in its arguments, until nothing is; to be killed. */
import { setTimeout as sleep } from "node:timers/promises";
import { closePool } from "@/db/client";
import { sendWebhooks } from "@/lib/webhooks/sending/send-webhooks";

const ids = process.argv.slice(2).map(Number);
for (let turn = 0; turn < 3; turn += 1) {
  for (const id of ids) await sendWebhooks(id);
  await sleep(10);
}
await closePool();
