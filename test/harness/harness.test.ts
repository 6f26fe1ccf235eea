/** Guards test/harness/database.ts, test/harness/global-setup.ts. */
import { describe, expect, it } from "vitest";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { emptyDatabase, useDatabase } from "./database";

describe("a test's own database", () => {
  const databaseUrl = useDatabase();

  it("is migrated and seeded, and the app's connection goes there", async () => {
    expect(process.env.DATABASE_URL).toBe(databaseUrl());
    expect(await query(databaseUrl(), "select slug from plans")).toContainEqual({ slug: "free-trial" });
  });

  it("keeps what is written there from every other", async () => {
    await query(databaseUrl(), "create table only_here (id int)");
    const other = await emptyDatabase();
    expect(await query(other.url, "select to_regclass('only_here') as name")).toEqual([{ name: null }]);
    await other.drop();
  });
});

function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(statement)).rows);
}
