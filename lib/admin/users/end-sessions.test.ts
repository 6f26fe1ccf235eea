import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import * as me from "@/app/api/v1/auth/me/route";
import * as refresh from "@/app/api/v1/auth/refresh/route";
import { asSystem, auditEvents } from "@/db";
import { findSession } from "@/lib/auth/sessions/find-session";
import { callRoute } from "@/test/call-route";
import { type Cast, createCast } from "@/test/cast";
import type { Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { openBrowser, tokensFor } from "@/test/sign-in";
import { endSessionsOf } from "./end-sessions";

let cast: Cast;
const act = () => ({ actor: `user:${cast.sue.id}`, actorUserId: cast.sue.id, reason: "Lost a laptop." });

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});

it("staff sign somebody out everywhere: browsers, access and refresh tokens, and nobody else", async () => {
  const browsers = [await openBrowser(cast.ed), await openBrowser(cast.ed)];
  const tokens = await tokensFor(cast.ed);
  const other = await openBrowser(cast.olivia);
  expect(await statusOf(tokens.access)).toBe(200);

  await endSessionsOf(cast.ed.id, act());

  for (const { sessionId } of browsers) expect(await sessionOf(cast.ed, sessionId)).toBeUndefined();
  expect(await statusOf(tokens.access)).toBe(401);
  const renewed = await callRoute(refresh, "POST", { body: { refresh: tokens.refresh } });
  expect(renewed.status).toBe(401);
  expect(await sessionOf(cast.olivia, other.sessionId)).toBeDefined();
  const [event] = await asSystem((tx) =>
    tx.select().from(auditEvents).where(eq(auditEvents.action, "user.sessions_ended")),
  );
  expect(event).toMatchObject({ ...act(), accountId: cast.acme.id, targetId: String(cast.ed.id) });
});

it("of nobody there are none to end", async () => {
  await expect(endSessionsOf(987_654, act())).rejects.toMatchObject({ code: "not_found" });
});

const statusOf = async (token: string) => (await callRoute(me, "GET", { token })).status;

function sessionOf({ id: userId, sessionVersion }: Person, sessionId: string) {
  return findSession({ userId, sessionId, sessionVersion });
}
