/** Guards lib/admin/. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { accounts, asSystem, invoices, users } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { adjustCredits } from "./accounts/adjust-credits";
import { putOnPlan } from "./accounts/put-on-plan";
import { setFeatures } from "./accounts/set-features";
import { suspendAccount } from "./accounts/suspend-account";
import { type StaffAct, staffActOf } from "./staff-act";
import { grantSuperuser } from "./users/set-superuser";

useDatabase();
let accountId: number;
let sue: Person;
let act: StaffAct;

beforeEach(async () => {
  accountId = (await createAccount()).id;
  sue = await createPerson({ isSuperuser: true });
  act = staffActOf({ userId: sue.id }, "They asked.", undefined);
});

it.each([
  ["suspend an account", () => suspendAccount(accountId, act)],
  ["give credits", () => adjustCredits(accountId, { amount: 500 }, act)],
  ["set features", () => setFeatures(accountId, { features: [] }, act)],
  ["choose a plan without a price", () => putOnPlan(accountId, { planSlug: "enterprise" }, act)],
  ["choose a plan with a price", () => putOnPlan(accountId, { planSlug: "scale" }, act)],
] as const)(
  "to %s is refused to a superuser who is none any more when the account is free",
  async (_, deed) => {
    const { refused } = await asSystem(async (tx) => {
      await lockAccount(tx, accountId);
      const refused = expect(deed()).rejects.toMatchObject({ code: "forbidden" });
      await untilWaiting(1);
      await tx.update(users).set({ isSuperuser: false }).where(eq(users.id, sue.id));
      return { refused };
    });
    await refused;
    const [account] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
    expect(account).toMatchObject({ status: "active", credits: 2000, features: null });
    expect(await asSystem((tx) => tx.$count(invoices, eq(invoices.accountId, accountId)))).toBe(0);
  },
);

it("a superuser who is none any more makes no other", async () => {
  const friend = await createPerson();
  await asSystem((tx) => tx.update(users).set({ isSuperuser: false }).where(eq(users.id, sue.id)));
  await expect(grantSuperuser(friend.id, act)).rejects.toMatchObject({ code: "forbidden" });
});
