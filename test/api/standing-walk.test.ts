/** Guards lib/accounts/standing.ts, app/api/v1/. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiKeys, asSystem, memberships, type Tx } from "@/db";
import type { Role } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { PERMISSIONS } from "@/lib/accounts/role";
import { now } from "@/lib/clock";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { useDatabase } from "@/test/harness/database";
import { untilWaitingOr } from "@/test/harness/until-waiting";
import { type CallerWithEverything, callerWithEverything } from "./caller-with-everything";
import { allRoutes, bearer, type Method, type RouteFile, send } from "./routes";
import { sampleOf } from "./sample-body";
import { keyFor } from "./world";

useDatabase();

/** What writes without asking again, and why it may. */
const NOT_ASKED_AGAIN: Record<string, string> = {
  "POST /auth/logout/": "ends the caller's own session",
  "POST /bridge/heartbeat/":
    "about the key's own site; whoever was told that the key is revoked is not harmed by a last sign of life",
  "PUT /bridge/content/": "one statement about the site's own posts, which the next batch overwrites",
};

let routes: [RouteFile, Method][];

beforeAll(async () => {
  routes = (await allRoutes()).flatMap((file) =>
    file.methods.map((method): [RouteFile, Method] => [file, method]),
  );
});
beforeEach(forgetLimits);

describe("a request that waits for its account while its caller's right ends", () => {
  it("is refused, whatever it would have changed", async () => {
    const wrong: string[] = [];
    for (const [file, method] of writing(routes)) {
      const caller = await callerWithEverything(file, method);
      const answer = await sendWhile(file, method, caller, (tx) => endRight(tx, caller, file, method));
      if (!isRefused(answer)) wrong.push(`${method} ${file.path}: ${JSON.stringify(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("is refused to a member whose role is now one too low", async () => {
    const wrong: string[] = [];
    for (const [file, method] of writing(routes)) {
      const lower = oneBelow(file, method);
      if (!lower) continue;
      const caller = await callerWithEverything(file, method);
      const answer = await sendWhile(file, method, caller, (tx) => setRole(tx, caller, lower));
      if (!isRefused(answer)) wrong.push(`${method} ${file.path}: ${JSON.stringify(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  it("is refused to a key that was revoked", async () => {
    const wrong: string[] = [];
    for (const [file, method] of writing(routes)) {
      if (!file.definition(method).keyScope) continue;
      const caller = await callerWithEverything(file, method);
      const siteId = file.definition(method).auth === "key" ? Number(caller.rows.sites) : undefined;
      const { key: token } = await keyFor({ id: Number(caller.rows.accounts) }, { siteId });
      const answer = await sendWhile(file, method, { ...caller, token }, (tx) => revokeKeys(tx, caller));
      if (!isRefused(answer)) wrong.push(`${method} ${file.path}: ${JSON.stringify(answer)}`);
    }
    expect(wrong).toEqual([]);
  });
});

interface Outcome {
  waited: boolean;
  status: number;
  code: unknown;
}

function isRefused({ waited, status, code }: Outcome): boolean {
  return (
    waited && ((status === 403 && code === "forbidden") || (status === 401 && code === "unauthenticated"))
  );
}

/** What changes something of a tenant's. */
function writing(all: [RouteFile, Method][]): [RouteFile, Method][] {
  return all.filter(([file, method]) => {
    const { auth } = file.definition(method);
    const changes = method !== "GET" && method !== "HEAD";
    return changes && (auth === "tenant" || auth === "key") && !(`${method} ${file.path}` in NOT_ASKED_AGAIN);
  });
}

/** The request has been let in and waits for the account when `meanwhile` happens. */
async function sendWhile(
  file: RouteFile,
  method: Method,
  caller: CallerWithEverything,
  meanwhile: (tx: Tx) => Promise<unknown>,
): Promise<Outcome> {
  forgetLimits();
  const { answer, waited } = await asSystem(async (tx) => {
    await lockAccount(tx, Number(caller.rows.accounts));
    const answer = send(file, method, requestOf(file, method, caller));
    const waited = await untilWaitingOr(answer);
    await meanwhile(tx);
    return { answer, waited };
  });
  const { status, json } = await answer;
  return { waited, status, code: json.code };
}

function requestOf(file: RouteFile, method: Method, { token, ids, rows }: CallerWithEverything) {
  const { input, idempotency } = file.definition(method);
  const body = input && JSON.stringify(sampleOf(file, method, rows));
  const headers = bearer(token, {
    ...(body ? { "content-type": "application/json" } : {}),
    ...(idempotency === "own" ? { "idempotency-key": `spend-${rows.accounts}` } : {}),
  });
  return { ids, headers, body };
}

function endRight(tx: Tx, { rows }: CallerWithEverything, file: RouteFile, method: Method) {
  const accountId = Number(rows.accounts);
  if (file.definition(method).permission)
    return tx.delete(memberships).where(eq(memberships.accountId, accountId));
  return revokeKeys(tx, { rows });
}

function revokeKeys(tx: Tx, { rows }: Pick<CallerWithEverything, "rows">) {
  return tx
    .update(apiKeys)
    .set({ revokedAt: now() })
    .where(eq(apiKeys.accountId, Number(rows.accounts)));
}

function setRole(tx: Tx, { rows }: CallerWithEverything, role: Role) {
  return tx
    .update(memberships)
    .set({ role })
    .where(eq(memberships.accountId, Number(rows.accounts)));
}

function oneBelow(file: RouteFile, method: Method): Role | undefined {
  const { permission } = file.definition(method);
  const below = { owner: "admin", admin: "editor", editor: "viewer", viewer: undefined } as const;
  return permission && below[PERMISSIONS[permission]];
}
