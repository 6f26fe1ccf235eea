/** Guards lib/auth/email/, lib/auth/passwords/. */

import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem, mails, users } from "@/db";
import { mailResetLink, resetPassword } from "@/lib/auth/passwords/reset-password";
import { setPassword } from "@/lib/auth/passwords/set-password";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { openLinks } from "@/lib/mail/sealed-links";
import { createAccount, createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { cancelEmailChange, requestEmailChange } from "./request-email-change";
import { sendVerification } from "./send-verification";
import { verifyEmail } from "./verify-email";

useDatabase();
process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";

let person: Person;
let moves = 0;
const newEmail = () => `moved-${++moves}@new.test`;

beforeEach(async () => {
  person = await createPerson({ account: await createAccount(), emailVerified: false });
});

/** Everything that uses a person's links, or makes and ends them, as they stand beforehand. */
const USES: Record<string, () => Promise<() => Promise<unknown>>> = {
  "confirming the address": async () => {
    const link = await linkFor("verify-email");
    return () => verifyEmail(link);
  },
  "confirming a change of address": async () => {
    const link = await linkFor("email-change-approval");
    return () => verifyEmail(link);
  },
  "setting a password by link": async () => {
    const link = await linkFor("reset-password");
    return () => resetPassword({ token: link, password: "lantern-orbit-77-velvet" });
  },
  "asking for a link to reset": async () => () => asSystem((tx) => mailResetLink(tx, person.email)),
  "asking for a link to confirm": async () => async () => {
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, person.id)));
    await asSystem((tx) => sendVerification(tx, user!));
  },
  "calling a change of address off": async () => {
    await linkFor("email-change-approval");
    return () => cancelEmailChange({ userId: person.id });
  },
};

describe.each(Object.entries(USES))("%s while the password is being changed", (_, prepare) => {
  it("waits, and stands in nobody's way", async () => {
    const use = await prepare();
    const { outcome } = await asSystem(async (tx) => {
      const user = await lockPerson(tx, person.id);
      const outcome = use().then(
        () => "done",
        (error: { code?: string }) => error.code,
      );
      await untilWaiting(1);
      await setPassword(tx, { user: user!, passwordHash: "-", action: "user.password_reset" });
      return { outcome };
    });
    expect(["done", "invalid_token"]).toContain(await outcome);
    const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, person.id)));
    expect(user!.passwordHash).toBe("-");
  });
});

describe("what was sent to an address, once the person has another one", () => {
  it("opens nothing any more, and both addresses hear of the change", async () => {
    const [reset, confirm] = [await linkFor("reset-password"), await linkFor("verify-email")];
    const moved = newEmail();
    await changeAddress(moved);
    await expect(resetPassword({ token: reset, password: "lantern-orbit-77-velvet" })).rejects.toMatchObject({
      code: "invalid_token",
    });
    await expect(verifyEmail(confirm)).rejects.toMatchObject({ code: "invalid_token" });
    const told = await asSystem((tx) => tx.select().from(mails).where(eq(mails.template, "email-changed")));
    const ours = told.filter(({ props }) => props.newEmail === moved);
    expect(ours.map(({ toAddress }) => toAddress).sort()).toEqual([person.email, moved].sort());
    expect(ours.every(({ props }) => !JSON.stringify(props).includes("token"))).toBe(true);
  });

  it("a link asked for at the new address works", async () => {
    const moved = newEmail();
    await changeAddress(moved);
    await asSystem((tx) => mailResetLink(tx, moved));
    await resetPassword({
      token: await lastToken(moved, "reset-password"),
      password: "lantern-orbit-77-velvet",
    });
  });
});

async function changeAddress(to: string): Promise<void> {
  await requestEmailChange({ userId: person.id, password: PASSWORD, newEmail: to });
  await verifyEmail(await lastToken(to, "email-change"));
  await verifyEmail(await lastToken(person.email, "email-change-approval"));
}

async function linkFor(
  template: "verify-email" | "reset-password" | "email-change-approval",
): Promise<string> {
  const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, person.id)));
  if (template === "verify-email") await asSystem((tx) => sendVerification(tx, user!));
  if (template === "reset-password") await asSystem((tx) => mailResetLink(tx, person.email));
  if (template === "email-change-approval")
    await requestEmailChange({ userId: person.id, password: PASSWORD, newEmail: newEmail() });
  return lastToken(person.email, template);
}

async function lastToken(to: string, template: string): Promise<string> {
  const letters = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.toAddress, to), eq(mails.template, template)))
      .orderBy(mails.id),
  );
  return new URL(String(openLinks(letters.at(-1)!).url)).searchParams.get("token")!;
}
