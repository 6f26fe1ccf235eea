import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem, auditEvents, sessions, users } from "@/db";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { tokensFor } from "@/test/sign-in";
import { changeAccountStatus } from "./change-status";
import { lockAccount } from "./lock-account";

useDatabase();

const cause = { actor: "terminal", action: "account.suspended", reason: "spam" };

describe("the door of an account's status", () => {
  it("writes status, reason and audit row together", async () => {
    const { id } = await createAccount();
    const changed = await asSystem(async (tx) =>
      changeAccountStatus(tx, await lockAccount(tx, id), { to: "suspended", reason: "admin" }, cause),
    );
    expect(changed).toMatchObject({
      status: "suspended",
      suspensionReason: "admin",
      previousStatus: "active",
    });
    const [row] = await asSystem((tx) => tx.select().from(auditEvents).where(eq(auditEvents.accountId, id)));
    expect(row).toMatchObject({
      action: "account.suspended",
      reason: "spam",
      before: { status: "active" },
      after: { status: "suspended", suspension_reason: "admin" },
    });
  });

  it("leaves no second row where the caller's own tells of it", async () => {
    const { id } = await createAccount();
    await asSystem(async (tx) =>
      changeAccountStatus(
        tx,
        await lockAccount(tx, id),
        { to: "trial" },
        { recordedAs: "account.plan_changed" },
      ),
    );
    const rows = await asSystem((tx) => tx.select().from(auditEvents).where(eq(auditEvents.accountId, id)));
    expect(rows).toEqual([]);
  });

  it("refuses a way that the map has not", async () => {
    const { id } = await createAccount({ status: "cancelled" });
    const suspended = asSystem(async (tx) =>
      changeAccountStatus(tx, await lockAccount(tx, id), { to: "suspended", reason: "admin" }, cause),
    );
    await expect(suspended).rejects.toMatchObject({ code: "invalid_state" });
  });

  it("refuses a row that somebody else has changed since it was read", async () => {
    const { id } = await createAccount();
    const [stale] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, id)));
    await asSystem(async (tx) =>
      changeAccountStatus(tx, await lockAccount(tx, id), { to: "cancelled" }, cause),
    );
    const late = asSystem((tx) => changeAccountStatus(tx, stale!, { to: "trial" }, cause));
    await expect(late).rejects.toThrow("read without its lock");
  });

  it("refuses a row that staff have suspended since it was read, also where its status is the same", async () => {
    const { id } = await createAccount({ status: "suspended", suspensionReason: "payment_overdue" });
    const [stale] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, id)));
    await asSystem(async (tx) =>
      changeAccountStatus(tx, await lockAccount(tx, id), { to: "suspended", reason: "admin" }, cause),
    );
    const late = asSystem((tx) => changeAccountStatus(tx, stale!, { to: "active" }, cause));
    await expect(late).rejects.toThrow("read without its lock");
    const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, id)));
    expect(account).toMatchObject({ status: "suspended", suspensionReason: "admin" });
  });

  it("signs everybody out where the owner closes the account: browsers, and tokens too", async () => {
    const account = await createAccount();
    const person = await createPerson({ account });
    await tokensFor(person);
    await asSystem(async (tx) =>
      changeAccountStatus(tx, await lockAccount(tx, account.id), { to: "cancelled", closed: true }, cause),
    );
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, person.id)));
    expect(user!.sessionVersion).toBe(person.sessionVersion + 1);
    const open = and(eq(sessions.userId, person.id), isNull(sessions.revokedAt));
    expect(await asSystem((tx) => tx.$count(sessions, open))).toBe(0);
  });
});
