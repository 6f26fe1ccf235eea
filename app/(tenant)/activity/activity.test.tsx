/** Guards app/(tenant)/activity/, lib/team/activity/, components/activity/. */
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { startView } from "@/lib/admin/view-as/start-view";
import { recordAudit } from "@/lib/audit/record-audit";
import { ACTIVITY_WORDS, NOT_SHOWN } from "@/lib/team/activity/activity-words";
import { listActivity } from "@/lib/team/activity/list-activity";
import { queriesOf } from "@/test/api/count-statements";
import { explainAnalyze } from "@/test/api/explain";
import { trackedFiles } from "@/test/architecture/source-files";
import { type Cast, createCast } from "@/test/cast";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { sendCookie } from "@/test/next-headers";
import { renderPage } from "@/test/render-page";
import { openBrowser, signIn } from "@/test/sign-in";
import { GET as exportCsv } from "./export/route";
import ActivityPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
let cast: Cast;
let accountId: number;

beforeAll(async () => {
  cast = await createCast();
  accountId = cast.acme.id;
  const former = await createPerson({ email: "former@x.test" });
  const rows = [
    {
      actor: `user:${cast.ed.id}`,
      action: "site.created",
      targetType: "site",
      targetId: 7,
      after: { name: "Shop" },
    },
    { actor: `user:${former.id}`, action: "invitation.created", after: { role: "editor" } },
    { actor: "api_key:999999", action: "delivery.created" },
    { actor: "job:renew", action: "subscription.past_due" },
    { actor: "webhook:stripe", action: "payment.settled", after: { amount_cents: 8900, currency: "USD" } },
    { actor: "terminal", action: "account.credits_adjusted", reason: "Sorry for the outage" },
    { actor: "terminal", action: "account.noted", reason: "A note among ourselves" },
  ];
  await asSystem(async (tx) => {
    for (const row of rows) await recordAudit(tx, { accountId, ...row });
    await recordAudit(tx, { accountId: cast.strangers.id, actor: "terminal", action: "site.deleted" });
  });
  const { sessionId } = await openBrowser(cast.sue);
  const act = { actor: `user:${cast.sue.id}`, actorUserId: cast.sue.id, reason: "Their list looks wrong." };
  await startView(accountId, { sessionId }, act);
});

describe("the owner", () => {
  it("reads what was done, by whom, our own team's looking in included, and not who of our team", async () => {
    const html = await shown();
    for (const told of [
      "Added a site",
      "name Shop",
      "Former member",
      "An API key that is gone",
      "Automatic",
      "amount $89.00",
      "Stripe",
      "“Sorry for the outage”",
      "Looked at the account as its owner sees it",
      "“Their list looks wrong.”",
      "IGNY8 team",
    ])
      expect(html).toContain(told);
    expect(html).not.toContain(cast.sue.email);
    for (const hidden of ["A note among ourselves", "Deleted a site"]) expect(html).not.toContain(hidden);
  });

  it("narrows it by subject, by person and by day, and pages through it", async () => {
    const whats = async (filter: Parameters<typeof listActivity>[1]) =>
      (await listActivity(accountId, filter, { limit: 50 })).map(({ what }) => what);
    expect(await whats({ group: "sites" })).toEqual(["Handed over content", "Added a site"]);
    expect(await whats({ by: cast.ed.id })).toEqual(["Added a site"]);
    expect(await whats({ to: new Date("2020-01-01T00:00:00Z") })).toEqual([]);
    const first = await listActivity(accountId, {}, { limit: 2 });
    expect(first).toHaveLength(3);
    const rest = await listActivity(accountId, {}, { limit: 50, after: first[1]!.id });
    expect(rest[0]!.id).toBe(first[2]!.id);
    expect(await shown({ group: "credits", from: "nonsense", by: "x" })).toContain("No matching events");
  });

  it("takes it away as a file", async () => {
    await signIn(cast.olivia);
    const answer = await exportCsv(new Request("http://localhost/activity/export?group=sites"));
    const text = await answer.text();
    expect(answer.headers.get("content-disposition")).toContain("activity.csv");
    expect(text.trim().split("\r\n")).toHaveLength(3);
    expect(text).toContain("Added a site,name Shop,site.created,site 7");
  });
});

it("an admin finds no such page, and staff who view as the tenant take no file away", async () => {
  await signIn(await createPerson({ account: { id: accountId }, role: "admin" }));
  await expect(ActivityPage({ searchParams: Promise.resolve({}) })).rejects.toThrow("404");
  await expect(exportCsv(new Request("http://localhost/activity/export"))).rejects.toThrow("404");
  const staff = await openBrowser(cast.sue);
  sendCookie(staff.cookie);
  const act = { actor: `user:${cast.sue.id}`, actorUserId: cast.sue.id, reason: "They asked." };
  await startView(accountId, { sessionId: staff.sessionId }, act);
  expect((await exportCsv(new Request("http://localhost/activity/export"))).status).toBe(403);
});

it("takes two statements, no matter who is in it, and an index serves the one that reads", async () => {
  await asSystem(async (tx) => {
    await tx.execute(sql`insert into audit_events (account_id, actor, action)
      select ${cast.strangers.id}::bigint, 'terminal', 'site.updated' from generate_series(1, 20000)`);
    await tx.execute(sql`analyze audit_events`);
  });
  const { queries } = await queriesOf(() => listActivity(accountId, {}, { limit: 50 }));
  const reads = queries.filter(({ text }) => /from "(audit_events|users)"/.test(text));
  expect(reads).toHaveLength(2);
  const nodes = await explainAnalyze(accountId, reads[0]!);
  const scans = nodes.filter((node) => node["Relation Name"] === "audit_events");
  expect(scans.map((node) => node["Index Name"])).toEqual(["audit_events_account"]);
});

it("each action that the code writes into the log has words, or a reason to stay out", () => {
  const known = new Set([...Object.values(ACTIVITY_WORDS).flatMap(Object.keys), ...NOT_SHOWN]);
  const written = trackedFiles()
    .filter((name) => /^lib\/.*\.ts$/.test(name) && !name.includes(".test."))
    .flatMap((name) => [...readFileSync(name, "utf8").matchAll(/\baction: "([a-z_]+\.[a-z_]+)"/g)])
    .map(([, action]) => action!);
  const personal = /^(user|session|superuser|plan|credit_price|job|provider_event|mail)\./; // They belong to no account.
  expect(written.filter((action) => !known.has(action) && !personal.test(action))).toEqual([]);
  expect(written.length).toBeGreaterThan(50);
});

async function shown(query: Record<string, string> = {}): Promise<string> {
  await signIn(cast.olivia);
  return renderPage(await ActivityPage({ searchParams: Promise.resolve(query) }));
}
