import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "@/db";
import { useDatabase } from "@/test/harness/database";
import { serviceStatus } from "./service-status";

useDatabase();

it("looks at the database, its jobs and its mails, and one look serves everybody for a while", async () => {
  await asSystem((tx) =>
    tx.execute(sql`insert into mails (to_address, template, props, created_at)
      values ('olivia@acme.test', 'welcome', '{}', now() - interval '20 minutes')`),
  );
  const status = await serviceStatus();
  const condition = (part: string) => status.parts.find(({ name }) => name === part)?.condition;
  expect(condition("Accounts, sites and API")).toBe("working");
  // No process of the test works on the queue.
  expect(condition("Background work")).toBe("down");
  expect(status.condition).toBe("down");
  expect(await serviceStatus()).toBe(status);
});
