/** Guards app/(auth)/no-account/, lib/team/leave-account.ts. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import BillingPage from "@/app/(tenant)/billing/page";
import { leaveAccountAction } from "@/app/(tenant)/settings/actions";
import SitesPage from "@/app/(tenant)/sites/page";
import { type Account, accounts, asSystem, memberships, users } from "@/db";
import { logIn } from "@/lib/auth/sign-in/log-in";
import { now } from "@/lib/clock";
import { removeMember } from "@/lib/team/remove-member";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { formData } from "@/test/form-data";
import { handedToBrowser } from "@/test/handed-to-browser";
import { useDatabase } from "@/test/harness/database";
import { sendCookie } from "@/test/next-headers";
import { DEVICE, openBrowser } from "@/test/sign-in";
import { deletePersonAction, startAccountAction } from "./actions";
import NoAccountPage from "./page";

vi.mock("next/headers", async () => {
  const standIn = await import("@/test/next-headers");
  return {
    ...standIn,
    cookies: async () => ({ ...(await standIn.cookies()), set: vi.fn(), delete: vi.fn() }),
  };
});
vi.mock("next/cache", () => ({ revalidatePath: vi.fn() }));
process.env.RATE_LIMITS = "auth=100000/1m,auth_strict=100000/1m,default=100000/1m";
useDatabase();

const props = { params: Promise.resolve({}), searchParams: Promise.resolve({}) };
const leave = () => leaveAccountAction({}, formData({ confirm: "on" }));
let account: Account;
let owner: Person;
let colleague: Person;

beforeEach(async () => {
  account = await createAccount({ plan: "enterprise" });
  owner = await createPerson({ account });
  colleague = await createPerson({ account, role: "viewer" });
});

describe("somebody who was removed from the team", () => {
  beforeEach(async () => {
    const by = { actor: `user:${owner.id}` };
    await removeMember({ accountId: account.id, memberId: await membershipOf(colleague), by });
    await signIn(colleague);
  });

  it("is led from everywhere to a page that says so, and when their sign-in will be deleted", async () => {
    await expect(SitesPage(props)).rejects.toMatchObject(leadsTo("/no-account"));
    const texts = (await handedToBrowser(await NoAccountPage())).join(" ");
    expect(texts).toContain("You're not in an account");
    expect(texts).toContain(colleague.email);
    expect(texts).toMatch(/delete it on \d+ \w+ \d{4}/);
  });

  it("starts an account of their own, with a trial, and sees it", async () => {
    await expect(startAccountAction({}, formData({ account_name: "Mine" }))).rejects.toMatchObject(
      leadsTo("/sites"),
    );
    const { account: mine, role, plan } = await logIn({ email: colleague.email, password: PASSWORD }, DEVICE);
    expect({ mine, role, plan }).toMatchObject({
      mine: { name: "Mine", status: "trial", credits: 2000 },
      role: "owner",
      plan: { slug: "free-trial" },
    });
    await signIn(colleague);
    await expect(NoAccountPage()).rejects.toMatchObject(leadsTo("/sites"));
    expect(await startAccountAction({}, formData({ account_name: "Another" }))).toMatchObject({
      code: "invalid_state",
    });
  });

  it("needs a name for it", async () => {
    expect(await startAccountAction({}, formData({ account_name: " " }))).toMatchObject({
      fields: { account_name: [expect.any(String)] },
    });
  });

  it("deletes themselves with their password, and nobody can sign in so any more", async () => {
    expect(await deletePersonAction({}, formData({ password: "guess" }))).toMatchObject({
      fields: { password: [expect.any(String)] },
    });
    await expect(deletePersonAction({}, formData({ password: PASSWORD }))).rejects.toMatchObject(
      leadsTo("/login?notice=person-deleted"),
    );
    await expect(logIn({ email: colleague.email, password: PASSWORD }, DEVICE)).rejects.toMatchObject({
      code: "invalid_credentials",
    });
    expect(await asSystem((tx) => tx.$count(users, eq(users.id, colleague.id)))).toBe(0);
  });
});

describe("leaving an account", () => {
  it.each(["viewer", "editor", "admin"] as const)(
    "is open to one who is %s, who stays signed in",
    async (role) => {
      const member = await createPerson({ account, role });
      await signIn(member);
      await expect(leave()).rejects.toMatchObject(leadsTo("/no-account"));
      expect(await NoAccountPage()).toBeDefined();
    },
  );

  it("wants a tick, so that nobody leaves by mistake", async () => {
    await signIn(colleague);
    expect(await leaveAccountAction({}, formData({}))).toMatchObject({
      fields: { confirm: [expect.any(String)] },
    });
    expect(await membershipOf(colleague)).toBeDefined();
  });

  it("is not for the last owner; for one of two it is, also when both want to at once", async () => {
    await signIn(owner);
    expect(await leave()).toMatchObject({ code: "last_owner" });
    const second = await createPerson({ account });
    const browsers = [await openBrowser(owner), await openBrowser(second)];
    const outcomes = [];
    for (const browser of browsers) {
      sendCookie(browser.cookie);
      outcomes.push(await leave().catch(() => "left"));
    }
    expect(outcomes).toEqual(["left", expect.objectContaining({ code: "last_owner" })]);
  });

  it.each([
    { status: "suspended", suspensionReason: "admin" } as const,
    { status: "cancelled", closedAt: now() } as const,
  ])("is possible while the account is $status, from the one page there is", async (state) => {
    await asSystem((tx) => tx.update(accounts).set(state).where(eq(accounts.id, account.id)));
    await signIn(colleague);
    expect((await handedToBrowser(await BillingPage(props))).join(" ")).toContain(account.name);
    await expect(leave()).rejects.toMatchObject(leadsTo("/no-account"));
  });
});

it("a member has no business there, nor has a superuser", async () => {
  await signIn(colleague);
  await expect(NoAccountPage()).rejects.toMatchObject(leadsTo("/sites"));
  await signIn(await createPerson({ isSuperuser: true }));
  await expect(NoAccountPage()).rejects.toMatchObject(leadsTo("/admin"));
});

function leadsTo(path: string) {
  return { digest: expect.stringContaining(`;${path};`) };
}

async function signIn({ id }: Person): Promise<void> {
  const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, id)));
  sendCookie((await openBrowser({ ...user!, accountId: null, role: null })).cookie);
}

async function membershipOf({ id }: Person): Promise<number> {
  const [row] = await asSystem((tx) => tx.select().from(memberships).where(eq(memberships.userId, id)));
  return row!.id;
}
