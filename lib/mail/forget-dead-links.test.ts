import { eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { advanceClock, now, setClock } from "@/lib/clock";
import { useDatabase } from "@/test/harness/database";
import { forgetDeadLinks } from "./forget-dead-links";
import { sendMail } from "./send-mail";
import type { MailTemplate } from "./templates";

useDatabase();
afterEach(() => setClock(undefined));

const MINUTE_MS = 60_000;
const url = "http://127.0.0.1:3000/reset-password?token=secret";

async function written(template: MailTemplate, props: Record<string, unknown>): Promise<number> {
  const values = { toAddress: "olivia@acme.test", template, props, createdAt: now() };
  const [mail] = await asSystem((tx) => tx.insert(mails).values(values).returning());
  return mail!.id;
}

async function holdsLink(id: number): Promise<boolean> {
  const [mail] = await asSystem((tx) => tx.select().from(mails).where(eq(mails.id, id)));
  expect(mail?.toAddress).toBe("olivia@acme.test");
  return JSON.stringify(mail).includes("secret");
}

it.each<[MailTemplate, number, Record<string, unknown>]>([
  ["reset-password", 60, { url }],
  ["verify-email", 24 * 60, { url }],
  ["email-change", 24 * 60, { url, newEmail: "olivia@new.test" }],
  ["invitation", 7 * 24 * 60, { url, accountName: "Acme", inviterEmail: "o@acme.test", role: "editor" }],
])(
  "a kept %s forgets its link after %i minutes, when it opens nothing any more",
  async (template, minutes, props) => {
    setClock(new Date("2026-06-01T12:00:00Z"));
    const kept = await written(template, props);
    await sendMail(kept); // Without a mail server it is kept, for /dev/mail.
    const waiting = await written(template, props);
    advanceClock(minutes * MINUTE_MS);
    await forgetDeadLinks();
    expect([await holdsLink(kept), await holdsLink(waiting)]).toEqual([true, true]);
    advanceClock(1);
    expect(await forgetDeadLinks()).toBe(2);
    expect([await holdsLink(kept), await holdsLink(waiting)]).toEqual([false, false]);
    expect(await forgetDeadLinks()).toBe(0);
    await sendMail(waiting); // Nothing is left to say.
    const [mail] = await asSystem((tx) => tx.select().from(mails).where(eq(mails.id, waiting)));
    expect(mail?.sentAt).toBeNull();
  },
);

it("a mail that opens nothing is left as it is", async () => {
  setClock(new Date("2026-06-01T12:00:00Z"));
  const id = await written("password-changed", { email: "secret@acme.test" });
  advanceClock(30 * 24 * 60 * MINUTE_MS);
  await forgetDeadLinks();
  expect(await holdsLink(id)).toBe(true);
});
