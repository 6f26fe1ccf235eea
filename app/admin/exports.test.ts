/**
 * Guards app/admin/accounts/export/route.ts, app/admin/audit/export/route.ts, lib/admin/accounts/export-accounts.ts,
 * lib/admin/audit/export-audit-events.ts, lib/admin/accounts/account-search.ts, lib/admin/audit/queries.ts.
 */
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Cast, createCast } from "@/test/cast";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { GET as exportAccounts } from "./accounts/export/route";
import { GET as exportAudit } from "./audit/export/route";

let cast: Cast;
vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  await signIn(cast.sue);
});

describe("the accounts as a file", () => {
  it("are those of the search, in its order", async () => {
    const oldestFirst = await accountsFile("sort=oldest");
    expect(oldestFirst.map(({ name }) => name)).toEqual([
      "Acme",
      "Pending Ltd",
      "Trial Co",
      "Suspended Inc",
      "Strangers",
    ]);
    expect(await accountsFile("")).toEqual([...oldestFirst].reverse());
    const byName = (await accountsFile("sort=name")).map(({ name }) => name);
    expect(byName).toEqual([...byName].sort());
    expect(await accountsFile("status=active&plan=growth&sort=name")).toEqual([
      {
        ...oldestFirst[0],
        id: String(cast.acme.id),
        owner_email: cast.olivia.email,
        status: "active",
        plan: "growth",
        credits: "2000",
      },
    ]);
  });

  it("are as they were at one moment, however many are read one after another meanwhile", async () => {
    const [from, to] = [
      await createAccount({ name: "A first", status: "cancelled", credits: 100_000 }),
      await createAccount({ name: "Z last", status: "cancelled", credits: 0 }),
    ];
    await asSystem((tx) =>
      tx.execute(sql`
        insert into accounts (name, status, plan_id)
        select 'Between', 'cancelled', (select min(id) from plans) from generate_series(1, 3000)`),
    );
    let isDone = false;
    const moving = (async () => {
      while (!isDone)
        await asSystem((tx) =>
          tx.execute(sql`update accounts set credits = credits + case id when ${to.id} then 10 else -10 end
            where id in (${from.id}, ${to.id})`),
        );
    })();
    const rows = await accountsFile("sort=name").finally(() => {
      isDone = true;
    });
    await moving;
    const moved = rows.filter(({ name }) => name === "A first" || name === "Z last");
    expect(moved.reduce((sum, { credits }) => sum + Number(credits), 0)).toBe(100_000);
    await asSystem((tx) =>
      tx.execute(sql`delete from accounts where name in ('A first', 'Between', 'Z last')`),
    );
  });

  it("are all of them, beyond what is read at a time, whatever they call themselves", async () => {
    const hostile = '=HYPERLINK("http://x"),\nnext';
    await createAccount({ name: hostile, status: "cancelled" });
    await asSystem((tx) =>
      tx.execute(sql`
        insert into accounts (name, status, plan_id)
        select 'Many ' || (n % 7), 'cancelled', (select min(id) from plans) from generate_series(1, 2003) n`),
    );
    for (const sort of ["newest", "oldest", "name"]) {
      const rows = await accountsFile(`status=cancelled&sort=${sort}`);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(2004);
      expect(rows).toHaveLength(2004);
      // What a spreadsheet would run as a formula is text.
      expect(rows.filter(({ name }) => name === `'${hostile}`)).toHaveLength(1);
    }
  });
});

it("the audit log as a file is what its filter shows: by account, by actor and by action, newest first", async () => {
  const act = { actor: `user:${cast.sue.id}`, actorUserId: cast.sue.id, targetType: "account" };
  await asSystem(async (tx) => {
    const accountId = cast.acme.id;
    await recordAudit(tx, { ...act, accountId, action: "account.suspended", reason: 'Says "no", twice' });
    await recordAudit(tx, { ...act, accountId, action: "account.reactivated", after: { status: "active" } });
    await recordAudit(tx, { ...act, accountId: cast.strangers.id, action: "account.suspended" });
    await recordAudit(tx, {
      ...act,
      accountId,
      actorUserId: cast.olivia.id,
      action: "account_profile.saved",
    });
  });
  const acme = `account=${cast.acme.id}`;
  expect(await actionsFor(acme)).toEqual([
    "account_profile.saved",
    "account.reactivated",
    "account.suspended",
  ]);
  expect(await actionsFor(`${acme}&action=account.`)).toEqual(["account.reactivated", "account.suspended"]);
  expect(await actionsFor(`actor=${cast.olivia.id}`)).toEqual(["account_profile.saved"]);
  expect(await actionsFor("action=account.suspended")).toHaveLength(2);
  const [, row] = await auditFile(`${acme}&action=account.`);
  expect(row).toMatchObject({
    actor: cast.sue.email,
    account_id: String(cast.acme.id),
    reason: 'Says "no", twice',
  });
  expect(await auditFile("action=account.reactivated")).toMatchObject([{ after: '{"status":"active"}' }]);
});

it("neither is there for a tenant", async () => {
  await signIn(cast.olivia);
  await expect(exportAccounts(request(""))).rejects.toThrow("404");
  await expect(exportAudit(request(""))).rejects.toThrow("404");
});

const request = (query: string) => new Request(`http://localhost/admin/export?${query}`);
const accountsFile = async (query: string) => rowsOf(await exportAccounts(request(query)));
const auditFile = async (query: string) => rowsOf(await exportAudit(request(query)));
const actionsFor = async (query: string) => (await auditFile(query)).map(({ action }) => action);

/** The rows of a file after RFC 4180, by the names in its first line. */
async function rowsOf(response: Response): Promise<Record<string, string>[]> {
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="[a-z-]+\.csv"$/);
  const cells = [...(await response.text()).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  const [names = [], ...lines] = rows.slice(0, -1);
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index] ?? ""])));
}
