/** Guards lib/bridge/connect/, app/api/v1/bridge/connect/, lib/api-keys/create-api-key.ts. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as connect from "@/app/api/v1/bridge/connect/route";
import * as heartbeat from "@/app/api/v1/bridge/heartbeat/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { accounts, apiKeys, asSystem, memberships } from "@/db";
import { endAllSessions } from "@/lib/auth/sessions/end-sessions";
import { connectRequest } from "@/lib/bridge/connect/connect-request";
import { grantConnection } from "@/lib/bridge/connect/grant-connection";
import { listConnectChoices } from "@/lib/bridge/connect/list-connect-choices";
import { setClock } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { keyFor, siteFor } from "./world";

useDatabase();

const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const REQUEST = connectRequest.parse({
  site: "https://shop.example.com",
  state: "state-1234",
  code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
  install_id: "install-new",
  name: "My shop",
});
const HEARTBEAT = { wp_version: "6.9", php_version: "8.3", plugin_version: "1.2.0", post_types: ["post"] };
const NEW = { site_url: REQUEST.site, install_id: "install-new" };

let account: { id: number };
let userId: number;

beforeEach(async () => {
  forgetLimits();
  account = await createAccount({ plan: "growth" });
  userId = (await createPerson({ account, role: "owner" })).id;
});
afterEach(() => setClock(undefined));

describe("one click in WordPress", () => {
  it("makes the site and a key that is its alone", async () => {
    const { status, body } = await exchange(await grant(null));
    expect(status).toBe(201);
    expect(body.data.site).toMatchObject({ name: "My shop", url: REQUEST.site });
    const token = String(body.data.key);
    const checked = await callRoute(verify, "GET", { token });
    expect(checked.body.data).toMatchObject({
      site: body.data.site,
      scopes: ["bridge:read", "bridge:write"],
    });
    const beat = { token, body: { ...HEARTBEAT, ...NEW } };
    expect((await callRoute(heartbeat, "POST", beat)).status).toBe(200);
  });

  it("connects a site that is there already, and offers the one at that address first", async () => {
    const { id } = await siteFor(account);
    const { site } = (await exchange(await grant(id))).body.data as { site: { id: number } };
    expect(site.id).toBe(id);
    const { url } = (await listConnectChoices(account.id, "https://nowhere.example")).sites[0]!;
    expect(await listConnectChoices(account.id, url.replace("https://", "http://www."))).toMatchObject({
      matchingId: id,
    });
  });

  it("puts this WordPress in the place of the one that was connected", async () => {
    const { id: siteId } = await siteFor(account);
    const { key: former } = await keyFor(account, { siteId });
    const old = {
      token: former,
      body: { ...HEARTBEAT, site_url: "https://old.example.com", install_id: "install-old" },
    };
    expect((await callRoute(heartbeat, "POST", old)).status).toBe(200);
    const { key } = (await exchange(await grant(siteId))).body.data;
    const fresh = { token: String(key), body: { ...HEARTBEAT, ...NEW } };
    expect((await callRoute(heartbeat, "POST", fresh)).status).toBe(200);
    expect((await callRoute(heartbeat, "POST", old)).body.code).toBe("site_identity_conflict");
  });
});

describe("a code", () => {
  it("works once, also when two come at once", async () => {
    const code = await grant((await siteFor(account)).id);
    const answers = await Promise.all([exchange(code), exchange(code), exchange(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect((await exchange(code)).body.code).toBe("invalid_token");
    const keys = await asSystem((tx) => tx.select().from(apiKeys).where(eq(apiKeys.accountId, account.id)));
    expect(keys).toHaveLength(1);
  });

  it("works for 60 seconds", async () => {
    const at = new Date("2026-11-22T12:00:00Z");
    setClock(at);
    const [early, late] = [
      await grant((await siteFor(account)).id),
      await grant((await siteFor(account)).id),
    ];
    setClock(new Date(at.getTime() + 59_000));
    expect((await exchange(early)).status).toBe(201);
    setClock(new Date(at.getTime() + 60_000));
    expect((await exchange(late)).body.code).toBe("invalid_token");
  });

  it("is worth nothing without the secret that stayed in WordPress, or changed in one place", async () => {
    const code = await grant((await siteFor(account)).id);
    expect((await exchange(code, `${VERIFIER.slice(0, -1)}A`)).body.code).toBe("invalid_token");
    const changed = `${code.slice(0, 40)}${code[40] === "A" ? "B" : "A"}${code.slice(41)}`;
    expect((await exchange(changed)).body.code).toBe("invalid_token");
    expect((await exchange("no code")).body.code).toBe("invalid_token");
    expect((await exchange(code, "short")).body.code).toBe("validation_error");
  });

  it("is worth nothing once its person may make no keys, or the account is shut", async () => {
    const site = await siteFor(account);
    const code = await grant(site.id);
    await asSystem((tx) =>
      tx.update(memberships).set({ role: "editor" }).where(eq(memberships.userId, userId)),
    );
    expect((await exchange(code)).body.code).toBe("forbidden");
    await asSystem((tx) =>
      tx.update(memberships).set({ role: "owner" }).where(eq(memberships.userId, userId)),
    );
    await asSystem((tx) =>
      tx
        .update(accounts)
        .set({ status: "suspended", suspensionReason: "trial_expired" })
        .where(eq(accounts.id, account.id)),
    );
    expect((await exchange(code)).body.code).toBe("account_suspended");
  });

  it("is worth nothing once its person has signed out everywhere, as a new password does", async () => {
    const code = await grant((await siteFor(account)).id);
    await asSystem((tx) => endAllSessions(tx, userId));
    expect((await exchange(code)).body.code).toBe("invalid_token");
  });

  it("is not given for a stranger's site", async () => {
    const theirs = await siteFor(await createAccount({ plan: "growth" }));
    await expect(grant(theirs.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

function grant(siteId: number | null): Promise<string> {
  const by = { actor: `user:${userId}`, asks: { userId } };
  return grantConnection({ accountId: account.id, userId, siteId, request: REQUEST, by });
}

function exchange(code: string, verifier = VERIFIER) {
  return callRoute(connect, "POST", { body: { code, code_verifier: verifier } });
}
