/** Guards lib/plans/features.ts, lib/credits/spend.ts, app/api/v1/admin/accounts/[id]/set-features/route.ts. */
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as accountRoute from "@/app/api/v1/account/route";
import * as setFeatures from "@/app/api/v1/admin/accounts/[id]/set-features/route";
import * as me from "@/app/api/v1/auth/me/route";
import * as verify from "@/app/api/v1/bridge/verify/route";
import * as consume from "@/app/api/v1/credits/consume/route";
import { type Account, accounts, asSystem, plans } from "@/db";
import { CREDIT_OPERATIONS, type CreditOperation } from "@/db/words";
import { featureFor } from "@/lib/credits/credit";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { allRoutes } from "./routes";
import { keyFor } from "./world";

useDatabase();

let calls = 0;
let sue: string;

beforeAll(async () => {
  sue = await accessTokenFor(await createPerson({ isSuperuser: true }));
});
afterEach(forgetLimits);

describe("an account's features", () => {
  it.each([
    ["free", []],
    ["starter", ["ai_writer", "image_gen"]],
    ["growth", ["ai_writer", "image_gen", "auto_publish"]],
  ])("on %s are told alike to its plugin, to its people and with the account", async (plan, features) => {
    expect(await toldTo(await createAccount({ plan }))).toEqual([features, features, features]);
  });

  it("are what superusers set, until they set the plan's again", async () => {
    const account = await createAccount({ plan: "free" });
    const own = await give(account, ["custom_prompts"]);
    expect([own.body.data.features, own.body.data.has_own_features]).toEqual([["custom_prompts"], true]);
    expect(await toldTo(account)).toEqual([["custom_prompts"], ["custom_prompts"], ["custom_prompts"]]);
    const planned = await give(account, null);
    expect([planned.body.data.features, planned.body.data.has_own_features]).toEqual([[], false]);
    expect((await give(account, ["telepathy"])).status).toBe(400);
  });
});

describe("POST /credits/consume/ on a plan without the feature", () => {
  it.each([
    ["image_generation", "image_gen"],
    ["content_generation", "ai_writer"],
    ["optimization", "ai_writer"],
  ] as const)("refuses %s, names the plan that has it, and takes nothing", async (operation, feature) => {
    const account = await createAccount({ plan: "free" });
    const { status, body, headers } = await spend(account, operation);
    expect([status, body.code]).toEqual([403, "feature_not_in_plan"]);
    expect(body).toMatchObject({ feature, plan: "starter", plan_name: "Starter" });
    expect(body.errors).toMatchObject({ feature: [feature], plan: ["starter"] });
    expect(body.error).toContain("Starter");
    expect(headers.get("x-credits-remaining")).toBe("100");
    expect(await creditsOf(account)).toBe(100);
  });

  it("lets through what needs no feature", async () => {
    const free = CREDIT_OPERATIONS.filter((operation) => !featureFor(operation));
    const account = await createAccount({ plan: "free" });
    expect(free).toEqual(["clustering", "idea_generation", "linking", "site_analysis"]);
    for (const operation of free) expect((await spend(account, operation)).status, operation).toBe(200);
  });

  it("lets through what superusers gave, and refuses what they took from a bigger plan", async () => {
    const given = await createAccount({ plan: "free" });
    await give(given, ["image_gen"]);
    expect((await spend(given, "image_generation")).status).toBe(200);
    const taken = await createAccount({ plan: "scale" });
    await give(taken, []);
    expect((await spend(taken, "image_generation")).body.code).toBe("feature_not_in_plan");
  });

  it("repeats the answer of a call from before the plan changed", async () => {
    const account = await createAccount({ plan: "starter" });
    const headers = { "idempotency-key": "before" };
    const first = await spend(account, "image_generation", headers);
    await setPlan(account, "free");
    const again = await spend(account, "image_generation", headers);
    expect([again.status, again.body.data]).toEqual([200, first.body.data]);
    expect((await spend(account, "image_generation")).body.code).toBe("feature_not_in_plan");
  });

  it("says 402 where the feature is there and the credits are not", async () => {
    const account = await createAccount({ plan: "starter", credits: 1 });
    expect((await spend(account, "image_generation")).body.code).toBe("insufficient_credits");
  });

  it("names no plan where none that is offered has it", async () => {
    await asSystem((tx) => tx.update(plans).set({ features: [] }).where(eq(plans.isPublic, true)));
    const { body } = await spend(await createAccount({ plan: "free" }), "image_generation");
    expect(body.code).toBe("feature_not_in_plan");
    expect(body).not.toHaveProperty("plan");
  });
});

it("every route that can refuse for a feature is known here", async () => {
  const refusing = (await allRoutes()).flatMap((file) =>
    file.methods
      .filter((method) => file.definition(method).errors?.includes("feature_not_in_plan"))
      .map((method) => `${method} ${file.path}`),
  );
  expect(refusing.sort()).toEqual([
    "PATCH /sites/{id}/deliveries/{delivery_id}/",
    "POST /credits/consume/",
    "POST /credits/reserve/",
    "POST /sites/{id}/deliveries/",
    "POST /sites/{id}/deliveries/{delivery_id}/approve/",
    "POST /sites/{id}/deliveries/{delivery_id}/retry/",
  ]);
});

async function toldTo(account: Account) {
  const token = await accessTokenFor(await createPerson({ account, role: "viewer" }));
  const { key } = await keyFor(account);
  const answers = [
    await callRoute(verify, "GET", { token: key }),
    await callRoute(accountRoute, "GET", { token }),
    await callRoute(me, "GET", { token }),
  ];
  return answers.map(({ body }) => body.data.features);
}

async function spend(account: Account, operation: CreditOperation, headers?: Record<string, string>) {
  const { key: token } = await keyOf(account);
  return callRoute(consume, "POST", {
    token,
    body: { operation },
    headers: headers ?? { "idempotency-key": `feature-${++calls}` },
  });
}

const keys = new Map<number, Promise<{ key: string }>>();

function keyOf(account: Account) {
  const key = keys.get(account.id) ?? keyFor(account);
  keys.set(account.id, key);
  return key;
}

function give({ id }: Account, features: string[] | null) {
  return callRoute(setFeatures, "POST", {
    token: sue,
    params: { id },
    body: { features, reason: "As agreed" },
  });
}

async function creditsOf({ id }: Account) {
  const [row] = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, id)));
  return row!.credits;
}

async function setPlan({ id }: Account, slug: string) {
  await asSystem(async (tx) => {
    const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
    await tx.update(accounts).set({ planId: plan!.id }).where(eq(accounts.id, id));
  });
}
