import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem, memberships, sessions } from "@/db";
import { purgeClosedAccounts } from "@/lib/accounts/purge-closed-accounts";
import { setClock } from "@/lib/clock";
import { allTables } from "@/test/database-text";
import { useDatabase } from "@/test/harness/database";
import { insertTenantRows, tenantTables } from "@/test/tenant-rows";
import { PRIVACY } from "./clauses";
import { NOT_PERSONAL, RETENTION } from "./retention";

useDatabase();

describe("what the privacy page says of how long we keep things", () => {
  it("names every table of the database once, so that a new one has to be thought of", async () => {
    const named = [...RETENTION.flatMap(({ tables }) => tables), ...NOT_PERSONAL];
    expect(named.toSorted()).toEqual((await allTables()).toSorted());
  });

  it("stands on the page, in a table under 'How long'", () => {
    const clause = PRIVACY.find(({ title }) => title === "How long");
    expect(clause?.table?.rows).toEqual(RETENTION.map(({ what, kept }) => [what, kept]));
    expect(clause?.table?.rows.every(([, kept]) => /\d|law/.test(kept!))).toBe(true);
  });

  it("is so: what goes with the account or its people is gone 31 days after it was closed", async () => {
    const ids = await asSystem(async (tx) => {
      const rows = await insertTenantRows(tx, await tenantTables(tx), "gone");
      const userId = Number(rows.users);
      await tx.insert(sessions).values({
        ...{ userId, kind: "browser" as const, sessionVersion: 1, expiresAt: new Date("2999-01-01") },
      });
      await tx.update(memberships).set({ userId });
      await tx.update(accounts).set({ closedAt: new Date() });
      return rows;
    });
    setClock(new Date(Date.now() + 31 * 86_400_000));
    await purgeClosedAccounts().finally(() => setClock(undefined));
    const left: string[] = [];
    for (const { tables, goesWith } of RETENTION) {
      if (goesWith !== "account" && goesWith !== "person") continue;
      for (const table of tables) if (await hasRowsOf(table, Number(ids.accounts))) left.push(table);
    }
    expect(left).toEqual([]);
  });
});

/** This file's database has no other account, so that any row is one of that account or its people. */
function hasRowsOf(table: string, accountId: number): Promise<boolean> {
  return asSystem(async (tx) => {
    const rest = table === "audit_events" ? sql`where account_id = ${accountId}` : sql``;
    const { rows } = await tx.execute(sql`select 1 from ${sql.identifier(table)} ${rest} limit 1`);
    return rows.length > 0;
  });
}
