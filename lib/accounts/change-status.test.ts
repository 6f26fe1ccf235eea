import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem, auditEvents } from "@/db";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
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
});
