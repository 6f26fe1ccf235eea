/**
 * Guards lib/signup/sign-up.ts, app/api/v1/bridge/heartbeat/route.ts, app/api/v1/bridge/content/route.ts,
 * app/(tenant)/sites/page.tsx, app/(tenant)/sites/found-sites.tsx, app/(tenant)/billing/page.tsx, app/admin/accounts/page.tsx.
 */
import { beforeAll, describe, expect, it, vi } from "vitest";
import BillingPage from "@/app/(tenant)/billing/page";
import SitesPage from "@/app/(tenant)/sites/page";
import AccountsPage from "@/app/admin/accounts/page";
import * as putContent from "@/app/api/v1/bridge/content/route";
import * as heartbeat from "@/app/api/v1/bridge/heartbeat/route";
import { signUp } from "@/lib/signup/sign-up";
import { contentItem } from "@/test/api/content-item";
import { statementsOf } from "@/test/api/count-statements";
import { keyFor, siteFor } from "@/test/api/world";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});

/** Statements that go to the database, those that open and close transactions among them. */
const count = async (work: () => Promise<unknown>) => {
  const { statements } = await statementsOf(work);
  return statements.length;
};

describe("what is asked of the database", () => {
  it.each([
    ["the free trial", undefined, 20],
    ["a paid plan", "growth", 22],
  ])("by a sign-up for %s", async (_, planSlug, most) => {
    const email = `count-${planSlug}@example.test`;
    expect(await count(() => signUp({ email, password: PASSWORD, planSlug }))).toBeLessThanOrEqual(most);
  });

  it("by the plugin's heartbeat and content", async () => {
    const siteId = (await siteFor(cast.acme)).id;
    const { key } = await keyFor(cast.acme, { siteId });
    const body = {
      site_url: "https://a.test",
      wp_version: "6.8",
      php_version: "8.3",
      plugin_version: "1.0.0",
      post_types: ["post"],
    };
    // The first one tells other software of the connection.
    await callRoute(heartbeat, "POST", { token: key, body });
    expect(await count(() => callRoute(heartbeat, "POST", { token: key, body }))).toBeLessThanOrEqual(5);
    expect(
      await count(() => callRoute(putContent, "PUT", { token: key, body: [contentItem(1)] })),
    ).toBeLessThanOrEqual(3);
  });

  const none = { searchParams: Promise.resolve({}), params: Promise.resolve({}) } as never;

  it("by the pages that people open most", async () => {
    await signIn(cast.olivia);
    expect(await count(async () => renderPage(await SitesPage(none)))).toBeLessThanOrEqual(22);
    expect(await count(() => BillingPage(none))).toBeLessThanOrEqual(13);
    await signIn(cast.sue);
    expect(await count(() => AccountsPage(none))).toBeLessThanOrEqual(3);
  });
});
