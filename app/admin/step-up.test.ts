/**
 * Guards app/admin/confirm-password/actions.ts, lib/actions/superuser-action.ts,
 * lib/auth/passwords/confirm-password.ts.
 */
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem, auditEvents, sessions } from "@/db";
import type { FormAction } from "@/lib/actions/form-state";
import { now } from "@/lib/clock";
import { sourceFiles } from "@/test/architecture/source-files";
import { type Cast, createCast } from "@/test/cast";
import { PASSWORD } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import { suspendAction } from "./accounts/actions";
import { confirmPasswordAction } from "./confirm-password/actions";

/** What may be done with a password typed longer ago, as it changes nothing of anybody's. */
// Searching and notes change nothing of the tenant's.
const WITHOUT = [
  "confirmPasswordAction",
  "endViewAction",
  "addNoteAction",
  "pinNoteAction",
  "findAnythingAction",
];

process.env.RATE_LIMITS = "system_admin=100000/1m";
let cast: Cast;
let sessionId = "";
vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  ({ sessionId } = await signIn(cast.sue));
});

describe("31 minutes after the password was typed", () => {
  beforeEach(() => typedMinutesAgo(31));

  it("no act of staff is done, whichever form it comes from", async () => {
    const actions = await allActions();
    expect(actions.length).toBeGreaterThan(12);
    for (const [name, send] of actions.filter(([name]) => !WITHOUT.includes(name))) {
      expect(await send({}, formData({})), name).toMatchObject({ code: "password_confirmation_required" });
    }
    expect(await asSystem((tx) => tx.$count(auditEvents))).toBe(0);
  });

  it("typing it again opens the next 30, and a wrong one does not", async () => {
    expect(await confirmPasswordAction({}, formData({ password: "not hers", next: "/admin" }))).toMatchObject(
      {
        code: "validation_error",
      },
    );
    expect(await suspend()).toMatchObject({ code: "password_confirmation_required" });
    await expect(confirmPasswordAction({}, formData({ password: PASSWORD, next: "/admin" }))).rejects.toThrow(
      "NEXT_REDIRECT",
    );
    await expect(suspend()).rejects.toThrow("NEXT_REDIRECT");
  });
});

it("29 minutes after it, an act goes through", async () => {
  await typedMinutesAgo(29);
  await expect(suspend()).rejects.toThrow("NEXT_REDIRECT");
});

it("a tenant finds no act of staff at all", async () => {
  await signIn(cast.stan);
  for (const [name, send] of await allActions())
    await expect(send({}, formData({})), name).rejects.toThrow("404");
});

async function allActions(): Promise<[string, FormAction][]> {
  const files = sourceFiles().filter(({ name }) => /^app\/admin\/.*actions\.ts$/.test(name));
  const modules = await Promise.all(files.map(({ name }) => import(join(process.cwd(), name))));
  return modules.flatMap((module: Record<string, FormAction>) => Object.entries(module));
}

function suspend() {
  return suspendAction({}, formData({ account_id: String(cast.strangers.id), reason: "Sends spam." }));
}

async function typedMinutesAgo(minutes: number): Promise<void> {
  const confirmedAt = new Date(now().getTime() - minutes * 60_000);
  await asSystem((tx) => tx.update(sessions).set({ confirmedAt }).where(eq(sessions.id, sessionId)));
}
