/** Guards lib/team/invitation-view.ts, app/(tenant)/. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import ApiKeysPage from "@/app/(tenant)/api-keys/page";
import BillingPage from "@/app/(tenant)/billing/page";
import { GET as exportArchive } from "@/app/(tenant)/settings/export/route";
import ProfilePage from "@/app/(tenant)/settings/page";
import SecurityPage from "@/app/(tenant)/settings/security/page";
import SitesPage from "@/app/(tenant)/sites/page";
import TeamPage from "@/app/(tenant)/team/page";
import { GET as exportCredits } from "@/app/(tenant)/usage/export/route";
import UsagePage from "@/app/(tenant)/usage/page";
import { asSystem, mails, sessions } from "@/db";
import { startView } from "@/lib/admin/view-as/start-view";
import { requestEmailChange } from "@/lib/auth/email/request-email-change";
import type { Invitation } from "@/lib/team/invitation";
import { invitationToken } from "@/lib/team/invitation-token";
import { inviteMember } from "@/lib/team/invite-member";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { handedToBrowser } from "@/test/handed-to-browser";
import { useDatabase } from "@/test/harness/database";
import { sendCookie } from "@/test/next-headers";
import { openBrowser, signIn, tokensFor } from "@/test/sign-in";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: vi.fn() }));
useDatabase();

const props = { params: Promise.resolve({}), searchParams: Promise.resolve({}) };
const PAGES: Record<string, () => Promise<React.ReactNode>> = {
  team: () => TeamPage(props),
  settings: () => ProfilePage(),
  "settings/security": () => SecurityPage(),
  sites: () => SitesPage(props),
  usage: () => UsagePage(props),
  "api-keys": () => ApiKeysPage(props),
  billing: () => BillingPage(props),
};

let cast: Cast;
let invitation: Invitation;
/** What opens something for anyone who has it, or is a person's own. */
let secrets: Record<string, string>;

beforeAll(async () => {
  cast = await createCast();
  const inviter = { userId: cast.stan.id };
  const by = { actor: `user:${cast.stan.id}` };
  const invited = { email: "new@x.test", role: "owner" } as const;
  invitation = await inviteMember({ accountId: cast.strangers.id, inviter, ...invited, by });
  await requestEmailChange({ userId: cast.stan.id, password: PASSWORD, newEmail: "private@x.test" });
  await tokensFor(cast.stan);
  await openBrowser(cast.stan);
  secrets = await collectSecrets();
});

describe("staff who view as the tenant", () => {
  it.each(Object.keys(PAGES))(
    "are shown nothing on /%s that would let them in, or is the person's own",
    async (name) => {
      await view();
      const texts = (await handedToBrowser(await PAGES[name]!())).join("\n");
      const shown = Object.entries(secrets).filter(([, secret]) => texts.includes(secret));
      expect(shown.map(([what]) => what)).toEqual([]);
    },
  );

  it("take neither the archive nor the list of credits away", async () => {
    await view();
    expect((await exportArchive()).status).toBe(403);
    expect((await exportCredits(new Request("http://localhost/usage/export"))).status).toBe(403);
  });
});

it("the owner copies the invitation's link, and sees their devices", async () => {
  await signIn(cast.stan);
  expect((await handedToBrowser(await TeamPage(props))).join()).toContain(invitationToken(invitation));
  expect(await handedToBrowser(await ProfilePage())).toContain("private@x.test");
  expect(await handedToBrowser(await SecurityPage())).toContain("192.0.2.1");
});

async function view(): Promise<void> {
  const staff = await openBrowser(cast.sue);
  sendCookie(staff.cookie);
  const act = { actor: `user:${cast.sue.id}`, reason: "They asked for help." };
  await startView(cast.strangers.id, { sessionId: staff.sessionId }, act);
}

async function collectSecrets(): Promise<Record<string, string>> {
  const [devices, letters] = await asSystem(async (tx) => [
    await tx.select().from(sessions).where(eq(sessions.userId, cast.stan.id)),
    await tx.select().from(mails),
  ]);
  const links = letters.flatMap(({ template, props: { url } }) => (url ? [[template, String(url)]] : []));
  return {
    "an invitation's link": invitationToken(invitation),
    "a device's address": "192.0.2.1",
    "an address that is not theirs yet": "private@x.test",
    ...Object.fromEntries(devices.map(({ id }, n) => [`session ${n}`, id])),
    ...Object.fromEntries(links.map(([template, url]) => [`the link of ${template}`, url])),
  };
}
