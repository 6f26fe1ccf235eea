/**
 * Guards lib/admin/view-as/, lib/auth/viewer/viewer.ts, lib/actions/tenant-action.ts, lib/actions/signed-in-action.ts.
 */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { GET as exportData } from "@/app/(tenant)/settings/export/route";
import { asSystem, auditEvents, staffViews, users } from "@/db";
import { signedInAction } from "@/lib/actions/signed-in-action";
import { tenantAction } from "@/lib/actions/tenant-action";
import { endAllSessions, revokeSession } from "@/lib/auth/sessions/end-sessions";
import { getViewer, requireTenant } from "@/lib/auth/viewer/viewer";
import { advanceClock, setClock } from "@/lib/clock";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { staffActOf } from "../staff-act";
import { endLapsedViews } from "./end-lapsed-views";
import { endView } from "./end-view";
import { startView } from "./start-view";

process.env.RATE_LIMITS = "default=100000/1m";
let cast: Cast;
let sessionId = "";
vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  setClock(new Date("2026-06-01T12:00:00Z"));
  ({ sessionId } = await signIn(cast.sue));
});
afterEach(() => setClock(undefined));

describe("a superuser who views as the tenant", () => {
  it("sees what the owner sees, and is marked", async () => {
    await expect(requireTenant()).rejects.toMatchObject({ digest: expect.stringContaining("/admin") });
    await start();
    expect(await requireTenant({ permission: "billing:manage" })).toMatchObject({
      userId: cast.olivia.id,
      role: "owner",
      isSuperuser: false,
      sessionId,
      account: { id: cast.acme.id, plan: { slug: "growth" } },
      viewAs: { staffEmail: cast.sue.email, expiresAt: new Date("2026-06-01T13:00:00Z") },
    });
    expect(await getViewer()).toMatchObject({ userId: cast.sue.id, isSuperuser: true, account: null });
  });

  it("changes nothing: every form of the tenant's is refused before it is read", async () => {
    await start();
    const never = vi.fn(async () => undefined);
    const schema = z.object({});
    const forms = [
      tenantAction({ permission: "sites:read", schema }, never),
      tenantAction({ permission: "billing:pay", schema, allowSuspended: true }, never),
      signedInAction({ schema }, never),
    ];
    for (const send of forms) {
      expect(await send({}, new FormData())).toMatchObject({ code: "view_as_read_only" });
    }
    expect(never).not.toHaveBeenCalled();
    const ask = tenantAction({ permission: "sites:read", schema, readsOnly: true }, async ({ viewer }) => ({
      ok: true,
      data: viewer.account.id,
    }));
    expect(await ask({}, new FormData())).toMatchObject({ data: cast.acme.id });
  });

  it("takes no archive of its data away", async () => {
    await start();
    expect((await exportData()).status).toBe(403);
  });

  it("goes back to the back office after an hour, at once when it is ended, and when the session is over", async () => {
    await start();
    advanceClock(60 * 60_000 - 1000);
    expect(await requireTenant()).toBeDefined();
    advanceClock(1000);
    await expectBackOffice();
    await start();
    expect(await endView(sessionId, act())).toBe(cast.acme.id);
    await expectBackOffice();
    expect(await endView(sessionId, act())).toBeUndefined();
    await start();
    await revokeSession({ sessionId, userId: cast.sue.id });
    await expect(requireTenant()).rejects.toMatchObject({ digest: expect.stringContaining("/login") });
  });

  it("sees nothing any more once no superuser, or signed out everywhere", async () => {
    await start();
    await asSystem((tx) => tx.update(users).set({ isSuperuser: false }).where(eq(users.id, cast.sue.id)));
    await expect(requireTenant()).rejects.toMatchObject({ digest: expect.stringContaining("/no-account") });
    await asSystem((tx) => tx.update(users).set({ isSuperuser: true }).where(eq(users.id, cast.sue.id)));
    await asSystem((tx) => endAllSessions(tx, cast.sue.id));
    cast.sue.sessionVersion += 1;
    await expect(requireTenant()).rejects.toMatchObject({ digest: expect.stringContaining("/login") });
  });

  it("has one account open in a session, and another session of theirs has none", async () => {
    await start();
    await startView(cast.strangers.id, { sessionId }, act());
    expect(await requireTenant()).toMatchObject({ account: { id: cast.strangers.id } });
    ({ sessionId } = await signIn(cast.sue));
    await expectBackOffice();
  });

  it("is in the audit log at the beginning and at the end, also when the hour or the session just ran out", async () => {
    await asSystem((tx) => tx.delete(staffViews));
    await asSystem((tx) => tx.delete(auditEvents));
    await start();
    await startView(cast.strangers.id, { sessionId }, act());
    advanceClock(60 * 60_000);
    await endLapsedViews();
    expect(await endLapsedViews()).toBe(0);
    await start();
    await revokeSession({ sessionId, userId: cast.sue.id });
    expect(await endLapsedViews()).toBe(1);
    const events = await asSystem((tx) => tx.select().from(auditEvents).orderBy(auditEvents.id));
    const said = events.map(({ accountId, action, actorUserId, reason }) => [
      accountId === cast.acme.id ? "Acme" : "Strangers",
      action,
      actorUserId === cast.sue.id,
      reason,
    ]);
    expect(said).toEqual([
      ["Acme", "account.view_started", true, "Their list looks wrong."],
      ["Acme", "account.view_ended", true, "The view was ended."],
      ["Strangers", "account.view_started", true, "Their list looks wrong."],
      ["Strangers", "account.view_ended", true, "The hour was over."],
      ["Acme", "account.view_started", true, "Their list looks wrong."],
      ["Acme", "account.view_ended", true, "The session was over."],
    ]);
  });
});

it("a tenant with a view in the table by any means still sees their own account alone", async () => {
  ({ sessionId } = await signIn(cast.stan));
  await start();
  expect(await requireTenant()).toMatchObject({ account: { id: cast.strangers.id }, viewAs: null });
});

it("an account that is not there, or that nobody owns, can't be viewed", async () => {
  await expect(startView(987_654, { sessionId }, act())).rejects.toMatchObject({ code: "not_found" });
});

async function expectBackOffice(): Promise<void> {
  await expect(requireTenant()).rejects.toMatchObject({ digest: expect.stringContaining("/admin") });
}

function start() {
  return startView(cast.acme.id, { sessionId }, act());
}

function act() {
  return staffActOf({ userId: cast.sue.id }, "Their list looks wrong.", undefined);
}
