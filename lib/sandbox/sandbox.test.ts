/** Guards lib/sandbox/, app/api/v1/sandbox/, lib/accounts/sandbox/own-membership.ts, lib/accounts/sandbox/refuse-in-sandbox.ts. */
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import * as me from "@/app/api/v1/auth/me/route";
import * as transfer from "@/app/api/v1/billing/bank-transfer/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import * as empty from "@/app/api/v1/sandbox/empty/route";
import * as pay from "@/app/api/v1/sandbox/pay/route";
import * as sandbox from "@/app/api/v1/sandbox/route";
import * as sites from "@/app/api/v1/sites/route";
import { accounts, asSystem, invoices, mails, memberships } from "@/db";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { countAccountsByStatus, revenueByMonth } from "@/lib/admin/overview/figures";
import { checkCurrentState } from "@/lib/admin/state/check-current-state";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { inviteMember } from "@/lib/team/invite-member";
import { leaveAccount } from "@/lib/team/leave-account";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { sandboxFor } from "@/test/sandbox";
import { memberToken } from "@/test/sign-in";

useDatabase();

let live: { id: number };
let token: string;

beforeEach(async () => {
  forgetLimits();
  live = await createAccount({ plan: "growth" });
  token = await memberToken(live.id, "admin");
});

describe("an admin makes the account's sandbox", () => {
  it("in one call, and gets a key that opens it and nothing else", async () => {
    const { status, body } = await callRoute(sandbox, "POST", { token, body: {} });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      live_account_id: live.id,
      status: "trial",
      plan: { slug: "free-trial" },
    });
    const key = String(body.data.api_key);
    expect(key).toMatch(/^igny8_test_/);
    await addSite(key);
    expect(await siteNames(key)).toEqual(["Shop"]);
    expect(await siteNames(token)).toEqual([]);
    const seen = await callRoute(sandbox, "GET", { token: key });
    expect(seen.body.data).toEqual((await callRoute(sandbox, "GET", { token })).body.data);
    expect(seen.body.data.api_key).toBeUndefined();
  });

  it("once, and nobody below an admin", async () => {
    const editor = await memberToken(live.id, "editor");
    expect(await answerOf(sandbox, "POST", editor)).toBe("403 forbidden");
    expect(await answerOf(sandbox, "GET", token)).toBe("404 not_found");
    expect(await answerOf(sandbox, "POST", token)).toBe("201 undefined");
    expect(await answerOf(sandbox, "POST", token)).toBe("409 conflict");
    const { key } = await sandboxFor(await createAccount());
    expect(await answerOf(sandbox, "POST", key)).toBe("403 insufficient_scope");
  });

  it("whose credits are its own", async () => {
    const { key, id } = await sandboxFor(live);
    const before = await creditsOf(id);
    await callRoute(consume, "POST", {
      token: key,
      body: { operation: "linking" },
      headers: { "idempotency-key": crypto.randomUUID() },
    });
    expect(await creditsOf(id)).toBeLessThan(before);
    expect(await creditsOf(live.id)).toBe(2000);
  });
});

describe("the team of a sandbox", () => {
  it("is the live account's: who joins, changes role or leaves there does here", async () => {
    const { id } = await sandboxFor(live);
    const ed = await createPerson({ account: live, role: "editor" });
    expect(await roleIn(id, ed.id)).toBe("editor");
    const own = sql`user_id = ${ed.id} and mirror_of is null`;
    await asSystem((tx) => tx.execute(sql`update memberships set role = 'viewer' where ${own}`));
    expect(await roleIn(id, ed.id)).toBe("viewer");
    await leaveAccount({ accountId: live.id, by: { actor: `user:${ed.id}` } });
    expect(await roleIn(id, ed.id)).toBeUndefined();
  });

  it("belongs to the live account, and is changed there", async () => {
    const { id, admin } = await sandboxFor(live);
    const { body } = await callRoute(me, "GET", { token });
    expect(body.data).toMatchObject({ account: { id: live.id } });
    const by = { actor: `user:${admin.id}` };
    const inviting = { accountId: id, inviter: { userId: admin.id }, email: "new@acme.test", by };
    await expect(inviteMember({ ...inviting, role: "viewer" })).rejects.toThrow("team of its live account");
    await expect(leaveAccount({ accountId: id, by })).rejects.toThrow("team of its live account");
  });
});

describe("where the live account is suspended", () => {
  it("the sandbox's keys are refused, and work again with it", async () => {
    const { key } = await sandboxFor(live);
    await suspendAccount(live.id, { actor: "terminal", reason: "Test" });
    expect(await answerOf(sites, "GET", key)).toBe("403 account_suspended");
    await asSystem((tx) =>
      tx.update(accounts).set({ status: "active", suspensionReason: null }).where(eq(accounts.id, live.id)),
    );
    expect(await answerOf(sites, "GET", key)).toBe("200 undefined");
  });
});

describe("an invoice of a sandbox", () => {
  it("has a number of its own series, is settled without money, and brings what a payment brings", async () => {
    const { id, key } = await sandboxFor(live, "starter");
    const { status, body } = await callRoute(pay, "POST", { token: key, body: {} });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      account_id: id,
      account_status: "active",
      payment: { method: "sandbox" },
    });
    expect(Number(body.data.credits)).toBeGreaterThan(0);
    const [invoice] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.accountId, id)));
    expect(invoice!.number).toMatch(new RegExp(`^TEST-${id}-\\d{6}-0001$`));
    expect(await answerOf(pay, "POST", key)).toBe("409 invalid_state");
    expect(await liveNumbers()).toEqual([]);
  });

  it("is settled by a person of the live account too, and a live invoice by nobody that way", async () => {
    await sandboxFor(live, "starter");
    expect(await answerOf(pay, "POST", token)).toBe("200 undefined");
    const pending = await createAccount({ plan: "starter", status: "pending_payment" });
    const theirs = await memberToken(pending.id, "admin");
    expect(await answerOf(pay, "POST", theirs)).toBe("404 not_found");
  });

  it("takes no transfer, reported or confirmed", async () => {
    const { id, admin } = await sandboxFor(live, "starter");
    const [invoice] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.accountId, id)));
    const amountCents = invoice!.totalCents;
    const money = { accountId: id, externalPaymentId: "BANK-1", amountCents, payerName: "Acme" };
    await expect(confirmBankTransfer({ ...money, actor: "terminal" })).rejects.toThrow("holds no money");
    expect(admin.accountId).toBe(live.id);
    const report = {
      invoice_id: invoice!.id,
      external_payment_id: "BANK-1",
      payer_name: "Acme",
      amount: "1.00",
    };
    const { status } = await callRoute(transfer, "POST", { token, body: report });
    expect(status).toBe(404);
  });
});

describe("what a sandbox does", () => {
  it("is in no figure of the business", async () => {
    const figures = async () => [await countAccountsByStatus(), await revenueByMonth("USD")];
    const before = await figures();
    const { key } = await sandboxFor(live, "starter");
    await callRoute(pay, "POST", { token: key, body: {} });
    expect(await figures()).toEqual(before);
  });

  it("is mailed to nobody", async () => {
    await createPerson({ account: live, role: "owner" });
    const { id, key } = await sandboxFor(live, "starter");
    await callRoute(pay, "POST", { token: key, body: {} });
    const written = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, id)));
    expect(written.map(({ template }) => template)).toContain("payment-received");
    for (const mail of written) {
      expect(mail).toMatchObject({ toAddress: "", props: {}, html: null, text: null });
      expect(mail.sentAt).not.toBeNull();
    }
  });

  it("leaves the state sound, before and after the jobs", async () => {
    const { key } = await sandboxFor(await createAccountWithOwner(), "starter");
    await callRoute(pay, "POST", { token: key, body: {} });
    const sound = await faults();
    await runJobs();
    expect(await faults()).toEqual(sound);
  });
});

describe("emptying and deleting", () => {
  it("leave nothing of it in any table", async () => {
    const { id, key } = await sandboxFor(live, "starter");
    await callRoute(pay, "POST", { token: key, body: {} });
    await addSite(key);
    expect((await rowsOf(id)).length).toBeGreaterThan(5);
    const { status, body } = await callRoute(empty, "POST", { token, body: {} });
    expect(status).toBe(200);
    expect(await rowsOf(id)).toEqual([]);
    expect(await answerOf(sites, "GET", key)).toBe("401 unauthenticated");
    const fresh = String(body.data.api_key);
    expect(await siteNames(fresh)).toEqual([]);
    expect(await answerOf(sandbox, "DELETE", token)).toBe("200 undefined");
    expect(await rowsOf(Number(body.data.account_id))).toEqual([]);
    expect(await answerOf(sandbox, "GET", token)).toBe("404 not_found");
  });

  it("come with the live account's end", async () => {
    const { id } = await sandboxFor(live);
    await asSystem((tx) => tx.delete(accounts).where(eq(accounts.id, live.id)));
    expect(await asSystem((tx) => tx.$count(accounts, eq(accounts.id, id)))).toBe(0);
  });
});

async function createAccountWithOwner() {
  const account = await createAccount({ plan: "growth" });
  await createPerson({ account });
  return account;
}

async function answerOf(
  route: Parameters<typeof callRoute>[0],
  method: "GET" | "POST" | "DELETE",
  key: string,
) {
  const { status, body } = await callRoute(route, method, {
    token: key,
    body: method === "POST" ? {} : undefined,
  });
  return `${status} ${body.code}`;
}

function addSite(key: string) {
  return callRoute(sites, "POST", { token: key, body: { name: "Shop", url: "https://shop.example.com" } });
}

async function siteNames(key: string): Promise<unknown[]> {
  const { body } = await callRoute(sites, "GET", { token: key });
  return (body.data.results as { name: string }[]).map(({ name }) => name);
}

async function creditsOf(accountId: number): Promise<number> {
  const [row] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
  return row!.credits;
}

async function roleIn(accountId: number, userId: number) {
  const rows = await asSystem((tx) =>
    tx.select().from(memberships).where(eq(memberships.accountId, accountId)),
  );
  return rows.find((row) => row.userId === userId)?.role;
}

async function liveNumbers() {
  return asSystem((tx) => tx.select().from(invoices).where(eq(invoices.accountId, live.id)));
}

async function faults() {
  const { invariants } = await checkCurrentState();
  return invariants.filter(({ holds }) => !holds).map(({ name }) => name);
}

/** Each table that names this account in any column, by the catalog. */
async function rowsOf(accountId: number): Promise<string[]> {
  return asSystem(async (tx) => {
    const { rows } = await tx.execute<{ table: string; column: string }>(sql`
      select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and c.column_name in ('account_id', 'about_account_id', 'viewed_account_id', 'in_sandbox_id')`);
    const found: string[] = [];
    for (const { table, column } of rows) {
      const named = await tx.execute(
        sql.raw(`select 1 from ${table} where ${column} = ${accountId} limit 1`),
      );
      if (named.rows.length > 0) found.push(table);
    }
    return found;
  });
}
