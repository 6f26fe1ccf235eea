/** Guards app/api/v1/, lib/accounts/validate-account-and-plan.ts, lib/api/callers/. */
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, plans } from "@/db";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { allRoutes, bearer, type Method, type RouteFile, send } from "./routes";
import { keyFor } from "./world";

useDatabase();

/** What `validateAccountAndPlan` says of an account in that state; undefined lets it pass. */
const REFUSALS = {
  active: undefined,
  trial: undefined,
  pending_payment: undefined,
  suspended: { status: 403, code: "account_suspended" },
  cancelled: { status: 403, code: "account_cancelled" },
  "without a plan": { status: 402, code: "no_plan" },
  "on an inactive plan": { status: 402, code: "plan_inactive" },
} as const;
type State = keyof typeof REFUSALS;
const STATES = Object.keys(REFUSALS) as State[];
const GATE_CODES = ["account_suspended", "account_cancelled", "no_plan", "plan_inactive"];

let routes: RouteFile[];
const credentials = {} as Record<State, { token: () => Promise<string>; key: () => Promise<string> }>;

beforeAll(async () => {
  routes = await allRoutes();
  for (const state of STATES) credentials[state] = await credentialsOf(state);
});
beforeEach(forgetLimits);

describe.each(STATES)("an account that is %s", (state) => {
  it("gets the same answer from every route, by token and by key", async () => {
    const wrong: string[] = [];
    for (const [file, method] of guarded(routes)) {
      for (const credential of ["token", "key"] as const) {
        forgetLimits();
        const answer = await call(file, method, await credentials[state][credential]());
        const expected = REFUSALS[state];
        const gated = GATE_CODES.includes(String(answer.json.code));
        const right = expected
          ? answer.json.code === expected.code && answer.status === expected.status
          : !gated && answer.status !== 401 && answer.status < 500;
        if (!right && !isExempt(file, method))
          wrong.push(`${credential} ${method} ${file.path}: ${answer.status} ${answer.text}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

it("only signing out is open to an account that may do nothing else", () => {
  const open = guarded(routes).filter(([file, method]) => file.definition(method).gate === false);
  expect(open.map(([file, method]) => `${method} ${file.path}`)).toEqual(["POST /auth/logout/"]);
});

it("nobody gets in without a credential, with a dead one, or with a session's cookie", async () => {
  const wrong: string[] = [];
  const dead: Record<string, string>[] = ["Bearer igny8_x", "Bearer eyJ.x.y", "Basic dTpw"].map(
    (authorization) => ({ authorization }),
  );
  for (const [file, method] of guarded(routes)) {
    for (const headers of [{} as Record<string, string>, { cookie: "authjs.session-token=x" }, ...dead]) {
      forgetLimits();
      const answer = await send(file, method, { headers });
      const right = answer.status === 401 && answer.headers.get("www-authenticate") === "Bearer";
      if (!right) wrong.push(`${method} ${file.path}: ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Signing out is for everybody who could sign in. */
function isExempt(file: RouteFile, method: Method): boolean {
  return file.definition(method).gate === false;
}

/**
 * Every method that needs a credential; those that would end or change the caller's own are called with a body that does
 * not parse.
 */
function guarded(files: RouteFile[]): [RouteFile, Method][] {
  return files.flatMap((file) =>
    file.methods
      .filter((method) => file.definition(method).auth !== "none")
      .map((method): [RouteFile, Method] => [file, method]),
  );
}

function call(file: RouteFile, method: Method, token: string) {
  const ids = { id: "999999999", sector_id: "999999999", delivery_id: "999999999" };
  const sendsBody = method !== "GET" && method !== "DELETE";
  // Past the gate this is malformed, so that no walk changes anything.
  return send(file, method, {
    ids,
    headers: bearer(token, sendsBody ? { "content-type": "application/json" } : {}),
    body: sendsBody && file.definition(method).input ? "{" : undefined,
  });
}

/** A token for each call: some of them sign their caller out. */
async function credentialsOf(state: State) {
  const account = await createAccount({ status: statusOf(state) });
  const { key } = await keyFor(account);
  const owner = await createPerson({ account, role: "owner" });
  if (state === "without a plan") await setPlan(account.id, null);
  if (state === "on an inactive plan") await setPlan(account.id, await inactivePlan());
  return { token: () => accessTokenFor(owner), key: async () => key };
}

function statusOf(state: State) {
  return state === "without a plan" || state === "on an inactive plan" ? "active" : state;
}

async function setPlan(accountId: number, planId: number | null): Promise<void> {
  await asSystem((tx) => tx.update(accounts).set({ planId }).where(eq(accounts.id, accountId)));
}

async function inactivePlan(): Promise<number> {
  return asSystem(async (tx) => {
    const [growth] = await tx.select().from(plans).where(eq(plans.slug, "growth"));
    const { id: _, ...rest } = growth!;
    const [row] = await tx
      .insert(plans)
      .values({ ...rest, slug: "retired", isActive: false })
      .returning();
    return row!.id;
  });
}
