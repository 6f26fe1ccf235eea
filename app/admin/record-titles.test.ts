/**
 * Guards app/admin/, lib/admin/record-page.ts, lib/admin/users/acts.ts, lib/admin/accounts/acts.ts,
 * lib/admin/payments/queries.ts, lib/admin/events/queries.ts.
 */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import * as act from "./accounts/[id]/[act]/page";
import * as key from "./accounts/[id]/keys/[key]/page";
import * as mail from "./accounts/[id]/mails/[mail]/page";
import * as account from "./accounts/[id]/page";
import * as decision from "./payments/[id]/[decision]/page";
import * as payment from "./payments/[id]/page";
import * as plan from "./plans/[slug]/page";
import * as userAct from "./users/[id]/[act]/page";
import * as user from "./users/[id]/page";
import * as webhook from "./webhooks/[id]/page";

let cast: Cast;
vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  await signIn(cast.sue);
});

describe("what is not there has the title of the 404 page", () => {
  it.each([
    ["an account", () => titleOf(account, { id: "999" })],
    ["no id at all", () => titleOf(account, { id: "x" })],
    ["an act that nobody knows", () => titleOf(act, { id: String(cast.acme.id), act: "applaud" })],
    ["an account to act on", () => titleOf(act, { id: "999", act: "suspend" })],
    ["a key", () => titleOf(key, { id: String(cast.acme.id), key: "999" })],
    ["a letter", () => titleOf(mail, { id: String(cast.acme.id), mail: "999" })],
    ["a payment", () => titleOf(payment, { id: "999" })],
    ["a payment to decide about", () => titleOf(decision, { id: "999", decision: "approve" })],
    ["a plan", () => titleOf(plan, { slug: "none" })],
    ["a person", () => titleOf(user, { id: "999" })],
    ["an act on a person", () => titleOf(userAct, { id: String(cast.olivia.id), act: "applaud" })],
    ["a webhook", () => titleOf(webhook, { id: "999" })],
  ])("%s", async (_, title) => {
    await expect(title()).rejects.toThrow("404");
  });
});

it("what is there has its own, for staff and nobody else", async () => {
  const id = String(cast.acme.id);
  expect(await titleOf(account, { id })).toBe("Account");
  expect(await titleOf(act, { id, act: "suspend" })).toBe("Account");
  expect(await titleOf(plan, { slug: "growth" })).toBe("Plan");
  expect(await titleOf(user, { id: String(cast.olivia.id) })).toBe("User");
  await signIn(cast.olivia);
  await expect(titleOf(account, { id })).rejects.toThrow("404");
});

interface TitledPage<P> {
  generateMetadata: (props: { params: Promise<P> }) => Promise<{ title?: unknown }>;
}

async function titleOf<P>(page: TitledPage<P>, params: P): Promise<unknown> {
  return (await page.generateMetadata({ params: Promise.resolve(params) })).title;
}
