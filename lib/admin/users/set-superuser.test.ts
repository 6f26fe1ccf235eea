/** Guards lib/admin/users/set-superuser.ts, lib/admin/superusers/lock-superusers.ts. */
import { desc } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, auditEvents } from "@/db";
import { findSession } from "@/lib/auth/sessions/find-session";
import { type Cast, createCast } from "@/test/cast";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { openBrowser } from "@/test/sign-in";
import { grantSuperuser, revokeSuperuser } from "./set-superuser";

let cast: Cast;
const act = () => ({ actor: `user:${cast.sue.id}`, actorUserId: cast.sue.id, reason: "Joins the team." });

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});

describe("superusers", () => {
  it("are made of people without an account, and the audit log says by whom and why", async () => {
    const sam = await createPerson({ email: "sam@igny8.test" });
    expect(await grantSuperuser(sam.id, act())).toEqual({ changed: true });
    expect(await grantSuperuser(sam.id, act())).toEqual({ changed: false });
    const [event] = await asSystem((tx) =>
      tx.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1),
    );
    expect(event).toMatchObject({ action: "superuser.granted", targetId: String(sam.id), ...act() });
    await revokeSuperuser(sam.id, act());
    await expect(grantSuperuser(cast.olivia.id, act())).rejects.toMatchObject({ code: "invalid_state" });
    await expect(grantSuperuser(987_654, act())).rejects.toMatchObject({ code: "not_found" });
  });

  it("lose what they have open the moment they are none", async () => {
    const kim = await createPerson({ email: "kim@igny8.test", isSuperuser: true });
    const { sessionId } = await openBrowser(kim);
    const claims = { userId: kim.id, sessionId, sessionVersion: kim.sessionVersion };
    expect(await findSession(claims)).toBeDefined();
    await revokeSuperuser(kim.id, act());
    expect(await findSession(claims)).toBeUndefined();
  });

  it("never run out: the last one stays, also when two revoke each other at once", async () => {
    await expect(revokeSuperuser(cast.sue.id, act())).rejects.toMatchObject({
      code: "invalid_state",
      message: "The last superuser stays.",
    });
    const other = await createPerson({ email: "other@igny8.test", isSuperuser: true });
    const outcomes = await Promise.allSettled([
      revokeSuperuser(cast.sue.id, act()),
      revokeSuperuser(other.id, act()),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
