/** Guards lib/accounts/lock-open-account.ts, lib/accounts/lock-account.ts. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { type Account, accounts, asSystem, plans } from "@/db";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { refundCredits } from "@/lib/credits/refunds/refund-credits";
import { createSite } from "@/lib/sites/create-site";
import { deleteSite } from "@/lib/sites/delete-site";
import { createSector } from "@/lib/sites/sectors/create-sector";
import { updateSite } from "@/lib/sites/update-site";
import { inviteMember } from "@/lib/team/invite-member";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { lockAccount } from "./lock-account";

const by = { actor: "terminal" };

describe("an account that staff cancel while a member's request waits", () => {
  useDatabase();
  let account: Account;
  let owner: Person;
  let siteId: number;
  let transactionId: number;

  beforeAll(async () => {
    account = await createAccount({ plan: "growth" });
    owner = await createPerson({ account });
    siteId = (await createSite({ accountId: account.id, name: "Shop", url: "https://shop.example", by })).id;
    transactionId = (await consume("before")).transactionId;
  });

  const REQUESTS: [string, () => Promise<unknown>][] = [
    ["takes no credits", () => consume("meanwhile")],
    ["gives none back", () => refund()],
    ["gets no site", () => createSite({ accountId: account.id, name: "Blog", url: "https://b.example", by })],
    ["keeps its site's name", () => updateSite({ accountId: account.id, siteId, name: "Mine", by })],
    ["keeps its site", () => deleteSite({ accountId: account.id, siteId, by })],
    ["gets no sector", () => createSector({ accountId: account.id, siteId, name: "Bread", by })],
    ["gets nobody invited", () => invite()],
  ];

  it.each(REQUESTS)("%s", async (_, request) => {
    const { refused } = await asSystem(async (tx) => {
      await lockAccount(tx, account.id);
      const refused = expect(request()).rejects.toMatchObject({ code: "account_cancelled" });
      await untilWaiting(1);
      await setStatus(tx, "cancelled");
      return { refused };
    });
    await refused;
    await asSystem((tx) => setStatus(tx, "active"));
  });

  it("nor does one whose plan is gone", async () => {
    const { planId } = account;
    await asSystem((tx) => tx.update(accounts).set({ planId: null }).where(eq(accounts.id, account.id)));
    await expect(invite()).rejects.toMatchObject({ code: "no_plan" });
    await asSystem((tx) => tx.update(accounts).set({ planId }).where(eq(accounts.id, account.id)));
    await asSystem((tx) => tx.update(plans).set({ isActive: false }).where(eq(plans.id, planId!)));
    await expect(invite()).rejects.toMatchObject({ code: "plan_inactive" });
  });

  function setStatus(tx: Parameters<Parameters<typeof asSystem>[0]>[0], status: "active" | "cancelled") {
    return tx.update(accounts).set({ status }).where(eq(accounts.id, account.id));
  }

  function consume(idempotencyKey: string) {
    const nobody = { userId: null, apiKeyId: null };
    const what = { operation: "linking", units: 1, siteId: null, metadata: {}, idempotencyKey } as const;
    return consumeCredits({ accountId: account.id, ...what, ...nobody });
  }

  function refund() {
    const nobody = { siteId: null, userId: null, apiKeyId: null };
    return refundCredits({ accountId: account.id, transactionId, reason: "It failed", ...nobody, by });
  }

  function invite() {
    const inviter = { userId: owner.id, role: "owner" } as const;
    return inviteMember({ accountId: account.id, inviter, email: "guest@x.test", role: "viewer", by });
  }
});
