import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { accounts, asSystem } from "@/db";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { brokenInvariants } from "@/test/billing";
import { trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

const act = { actor: "terminal", reason: "because" };

describe("credits that lapsed with a cancelled account", () => {
  useDatabase();

  it("come back with it beside what staff gave meanwhile", async () => {
    const id = await trialAccount();
    await cancelAccount(id, act);
    await adjustCredits(id, { amount: 7 }, act);
    await reactivateAccount(id, act);
    expect(await creditsOf(id)).toBe(2007);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("come back once: an account that is empty when it is cancelled again gets none", async () => {
    const id = await trialAccount();
    await cancelAccount(id, act);
    await reactivateAccount(id, act);
    await adjustCredits(id, { amount: -2000 }, act);
    await cancelAccount(id, act);
    await reactivateAccount(id, act);
    expect(await creditsOf(id)).toBe(0);
  });
});

async function creditsOf(accountId: number): Promise<number | undefined> {
  const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
  return account?.credits;
}
