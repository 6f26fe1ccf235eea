/** Guards lib/auth/email/email-change.ts, lib/auth/email/request-email-change.ts. */

import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem, mails, users } from "@/db";
import { changePassword } from "@/lib/auth/passwords/change-password";
import { setClock } from "@/lib/clock";
import { openLinks } from "@/lib/mail/sealed-links";
import { createPerson, PASSWORD, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { findEmailChange } from "./email-change";
import { cancelEmailChange, requestEmailChange } from "./request-email-change";
import { verifyEmail } from "./verify-email";
import { findVerifyLink } from "./verify-link";

useDatabase();

const START = new Date("2026-06-15T12:00:00Z");
let olivia: Person;
let newEmail: string;
let made = 0;

beforeEach(async () => {
  setClock(START);
  olivia = await createPerson();
  newEmail = `olivia-${++made}@new.test`;
});

describe("a change of address", () => {
  it.each([
    ["old", "new"],
    ["new", "old"],
  ] as const)("happens when both have confirmed, the %s one first", async (first, second) => {
    const links = await ask();
    expect(await verifyEmail(links[first])).toMatchObject({ isHalfDone: true });
    expect(await addressOf(olivia)).toBe(olivia.email);
    expect(await findEmailChange(sides())).toMatchObject({ newEmail, waitsFor: [second] });
    expect(await verifyEmail(links[second])).toEqual({ email: newEmail, isHalfDone: false });
    expect(await addressOf(olivia)).toBe(newEmail);
    expect(await findEmailChange({ userId: olivia.id, email: newEmail })).toBeUndefined();
  });

  it("is told by each link that is opened again: half done, done, or called off", async () => {
    const links = await ask();
    await verifyEmail(links.old);
    expect(await findVerifyLink(links.old)).toEqual({ state: "half_done", email: olivia.email });
    expect(await findVerifyLink(links.new)).toEqual({ state: "open" });
    await verifyEmail(links.new);
    for (const link of [links.old, links.new])
      expect(await findVerifyLink(link)).toEqual({ state: "confirmed", email: newEmail });
    olivia = await createPerson();
    newEmail = `olivia-${++made}@new.test`;
    const dropped = await ask();
    await verifyEmail(dropped.new);
    await cancelEmailChange({ userId: olivia.id });
    expect(await findVerifyLink(dropped.new)).toEqual({ state: "dead" });
  });

  it("happens once when both confirm at the same moment", async () => {
    const links = await ask();
    const answers = await Promise.all([verifyEmail(links.old), verifyEmail(links.new)]);
    expect(answers.map(({ isHalfDone }) => isHalfDone).sort()).toEqual([false, true]);
    expect(await addressOf(olivia)).toBe(newEmail);
  });

  it("does not happen by one link opened twice", async () => {
    const links = await ask();
    await verifyEmail(links.new);
    await expect(verifyEmail(links.new)).rejects.toMatchObject({ code: "invalid_token" });
    expect(await addressOf(olivia)).toBe(olivia.email);
  });

  it("does not happen when the second link is opened after a day", async () => {
    const links = await ask();
    await verifyEmail(links.old);
    setClock(new Date(START.getTime() + 24 * 3_600_000 + 1));
    expect(await findEmailChange(sides())).toBeUndefined();
    await expect(verifyEmail(links.new)).rejects.toMatchObject({ code: "invalid_token" });
    expect(await addressOf(olivia)).toBe(olivia.email);
  });

  it("is called off by its person, also half done, as often as they like", async () => {
    const links = await ask();
    await verifyEmail(links.new);
    await cancelEmailChange({ userId: olivia.id });
    await cancelEmailChange({ userId: olivia.id });
    expect(await findEmailChange(sides())).toBeUndefined();
    await expect(verifyEmail(links.old)).rejects.toMatchObject({ code: "invalid_token" });
    expect(await addressOf(olivia)).toBe(olivia.email);
  });

  it("is stopped by a new password", async () => {
    const links = await ask();
    await verifyEmail(links.new);
    await changePassword({
      userId: olivia.id,
      currentPassword: PASSWORD,
      newPassword: "plover-anchor-77-slate",
    });
    await expect(verifyEmail(links.old)).rejects.toMatchObject({ code: "invalid_token" });
  });

  it("asked for again goes to the address asked for last; a link of one and a link of the other do nothing", async () => {
    const before = await ask();
    await verifyEmail(before.new);
    setClock(new Date(START.getTime() + 1000));
    newEmail = `olivia-${++made}@new.test`;
    const after = await ask();
    expect(await verifyEmail(after.old)).toMatchObject({ isHalfDone: true });
    await expect(verifyEmail(before.old)).rejects.toMatchObject({ code: "invalid_token" });
    expect(await addressOf(olivia)).toBe(olivia.email);
    await verifyEmail(after.new);
    expect(await addressOf(olivia)).toBe(newEmail);
  });

  it("needs the password, and another address than there is", async () => {
    const { id: userId, email } = olivia;
    await expect(requestEmailChange({ userId, password: "wrong", newEmail })).rejects.toMatchObject({
      fields: { password: [expect.any(String)] },
    });
    await expect(requestEmailChange({ userId, password: PASSWORD, newEmail: email })).rejects.toMatchObject({
      fields: { new_email: [expect.any(String)] },
    });
  });

  it("to somebody's address looks the same to whoever asks; only its owner is told", async () => {
    const stan = await createPerson();
    newEmail = stan.email;
    await requestEmailChange({ userId: olivia.id, password: PASSWORD, newEmail });
    expect(await findEmailChange(sides())).toMatchObject({ newEmail, waitsFor: ["old", "new"] });
    expect((await lettersTo(stan.email)).map(({ template }) => template)).toEqual(["email-change-taken"]);
    const [letter] = await lettersTo(olivia.email);
    expect(await verifyEmail(tokenIn(letter!))).toEqual({ email: olivia.email, isHalfDone: true });
    expect(await addressOf(olivia)).toBe(olivia.email);
  });

  it("to an address that was taken meanwhile tells so to that address alone", async () => {
    const links = await ask();
    await createPerson({ email: newEmail });
    await verifyEmail(links.old);
    await expect(verifyEmail(links.new)).rejects.toMatchObject({ code: "email_taken" });
    setClock(new Date(START.getTime() + 1000));
    newEmail = `olivia-${++made}@new.test`;
    const again = await ask();
    await verifyEmail(again.new);
    await createPerson({ email: newEmail });
    await expect(verifyEmail(again.old)).rejects.toMatchObject({ code: "invalid_token" });
  });
});

function sides() {
  return { userId: olivia.id, email: olivia.email };
}

async function ask(): Promise<{ old: string; new: string }> {
  await requestEmailChange({ userId: olivia.id, password: PASSWORD, newEmail });
  const [toOld, toNew] = await Promise.all([lettersTo(olivia.email), lettersTo(newEmail)]);
  return { old: tokenIn(toOld.at(-1)!), new: tokenIn(toNew.at(-1)!) };
}

function lettersTo(address: string) {
  return asSystem((tx) => tx.select().from(mails).where(eq(mails.toAddress, address)).orderBy(mails.id));
}

function tokenIn(letter: { template: string; props: Record<string, unknown> }): string {
  return new URL(String(openLinks(letter).url)).searchParams.get("token") ?? "";
}

async function addressOf({ id }: Person): Promise<string | undefined> {
  const [user] = await asSystem((tx) => tx.select().from(users).where(eq(users.id, id)));
  return user?.email;
}
