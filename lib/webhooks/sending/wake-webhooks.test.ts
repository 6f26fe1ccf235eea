/** Guards lib/webhooks/sending/send-webhooks.ts. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "@/db";
import { recordEventNow } from "@/lib/events/record-event";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { useReceiver } from "@/test/webhooks/receiver";
import { wakeWebhooks } from "./send-webhooks";

useDatabase();
const receiver = useReceiver();

it("what nobody was woken for is found by the hourly job", async () => {
  const { id: accountId } = await createAccount({ plan: "growth" });
  const by = { actor: "terminal" };
  const request = { accountId, url: receiver.url, description: "", eventTypes: ["*"], by };
  const { endpoint } = await createEndpoint(request);
  await asSystem((tx) =>
    recordEventNow(tx, { accountId, type: "site.updated", object: ["site", 1], data: { id: 1 } }),
  );
  await asSystem((tx) => tx.execute(sql`delete from graphile_worker._private_jobs`));
  expect(await wakeWebhooks()).toBe(1);
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select 1 from graphile_worker.jobs where key = ${`send-webhooks:${endpoint.id}`}`),
  );
  expect(rows).toHaveLength(1);
});
