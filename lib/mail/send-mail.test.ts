/** Guards lib/mail/sealed-links.ts, lib/mail/send-mail.ts, lib/mail/enqueue-mail.ts, lib/mail/transport.ts. */
import { once } from "node:events";
import { eq, sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { asSystem, forAccount, mails } from "@/db";
import { env, requireSecret, resetEnv } from "@/lib/env";
import { createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { enqueueMail } from "./enqueue-mail";
import { findMailPreview } from "./preview";
import { sendMail } from "./send-mail";
import { mailTransport } from "./transport";

const received: string[] = [];
let refuse = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, callback) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      if (!refuse) received.push(Buffer.concat(chunks).toString());
      callback(refuse ? new Error("mailbox busy") : null);
    });
  },
});

describe("the outbox", () => {
  useDatabase();
  let url = "";
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    const address = server.server.address();
    url = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  });
  afterAll(async () => {
    mailTransport(url).close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it("without a mail server a letter is kept, once", async () => {
    const id = await letter();
    await sendMail(id);
    const kept = await read(id);
    expect(kept).toMatchObject({ subject: "Set a new password", attempts: 0, sentAt: null });
    expect(kept.html).not.toBeNull();
    await sendMail(id);
    expect(await read(id)).toEqual(kept);
  });

  it("with a mail server it is delivered as text and HTML, and its secrets are wiped", async () => {
    connectServer();
    const id = await letter();
    await sendMail(id);
    const [raw] = received.slice(-1);
    expect(raw).toContain("To: olivia@acme.test");
    expect(raw).toContain("Subject: Set a new password");
    expect(raw).toContain("multipart/alternative");
    expect(raw).toMatch(new RegExp(`Message-ID: <mail-${id}-`));
    expect(await read(id)).toMatchObject({ props: {}, html: null, text: null, sentAt: expect.any(Date) });
  });

  it("a link is sealed while it waits, and in what is kept without a mail server: a copy of the database opens nothing", async () => {
    delete process.env.SMTP_URL;
    resetEnv();
    const secret = requireSecret("AUTH_SECRET");
    const id = await letter();
    expect(JSON.stringify(await read(id))).not.toContain("token=secret");
    await sendMail(id);
    expect(JSON.stringify(await read(id))).not.toContain("token=secret");
    expect((await findMailPreview(String(id)))?.text).toContain("token=secret");
    vi.stubEnv("AUTH_SECRET", "another-secret-that-was-set-by-mistake");
    resetEnv();
    await expect(sendMail(id)).rejects.toThrow("AUTH_SECRET");
    vi.stubEnv("AUTH_SECRET_PREVIOUS", secret);
    resetEnv();
    expect((await findMailPreview(String(id)))?.text).toContain("token=secret");
    vi.unstubAllEnvs();
    resetEnv();
  });

  it("a delivered letter without a link keeps what it is made of, so that it can be sent again", async () => {
    connectServer();
    const props = { email: "Olivia" };
    const id = await asSystem((tx) =>
      enqueueMail(tx, { to: "olivia@acme.test", template: "password-changed", props }),
    );
    await sendMail(id!);
    expect(await read(id!)).toMatchObject({ props, html: null, text: null });
  });

  it("a server that refuses leaves it unsent, with the reason, and the next attempt sends it", async () => {
    connectServer();
    const id = await letter();
    refuse = true;
    await expect(sendMail(id)).rejects.toThrow(/busy/);
    expect(await read(id)).toMatchObject({
      sentAt: null,
      attempts: 1,
      error: expect.stringContaining("busy"),
    });
    refuse = false;
    await sendMail(id);
    expect(await read(id)).toMatchObject({ sentAt: expect.any(Date), attempts: 2, error: null });
  });

  it("what the server said is thrown even when it can't be noted", async () => {
    connectServer();
    const id = await letter();
    await breakUpdates();
    refuse = true;
    await expect(sendMail(id)).rejects.toMatchObject({ code: "EMESSAGE" });
    refuse = false;
    await mendUpdates();
    expect(await read(id)).toMatchObject({ attempts: 0, error: null });
  });

  it("an answer goes to support, not to the address that sends", async () => {
    connectServer();
    await sendMail(await letter());
    expect(received.at(-1)).toContain(`Reply-To: ${env().SUPPORT_EMAIL}`);
  });

  it("an answer to a contact message goes to who wrote it", async () => {
    connectServer();
    const props = { name: "Nora", email: "nora@x.test", company: "", message: "Hello there" };
    const id = await asSystem((tx) =>
      enqueueMail(tx, { to: "support@igny8.test", template: "contact-message", props }),
    );
    await sendMail(id!);
    expect(received.at(-1)).toContain("Reply-To: nora@x.test");
  });

  it("a letter with a once-key is written once, and its job comes with it", async () => {
    const write = () =>
      asSystem((tx) =>
        enqueueMail(tx, {
          to: "olivia@acme.test",
          template: "password-changed",
          props: { email: "Olivia" },
          onceKey: "only-one",
        }),
      );
    expect(await write()).toEqual(expect.any(Number));
    expect(await write()).toBeUndefined();
  });

  it("a transaction that fails takes its letter with it", async () => {
    const before = await asSystem((tx) => tx.$count(mails));
    await expect(
      asSystem(async (tx) => {
        await enqueueMail(tx, { to: "x@x.test", template: "password-changed", props: { email: "X" } });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow();
    expect(await asSystem((tx) => tx.$count(mails))).toBe(before);
  });

  it("tenant code may write letters and read none", async () => {
    const { acme } = await createCast();
    await forAccount(acme.id, (tx) =>
      enqueueMail(tx, { to: "x@x.test", template: "password-changed", props: { email: "X" } }),
    );
    await expect(forAccount(acme.id, (tx) => tx.select().from(mails))).rejects.toThrow();
  });

  function connectServer(): void {
    vi.stubEnv("SMTP_URL", url);
    resetEnv();
  }
});

async function letter(): Promise<number> {
  const props = { name: "Olivia", url: "http://127.0.0.1:3000/reset-password?token=secret" };
  const id = await asSystem((tx) =>
    enqueueMail(tx, { to: "olivia@acme.test", template: "reset-password", props }),
  );
  return id!;
}

async function read(id: number) {
  const [mail] = await asSystem((tx) => tx.select().from(mails).where(eq(mails.id, id)));
  return mail!;
}

/** As a database that is full or away would: no letter can be changed. */
async function breakUpdates(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.execute(sql`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no room'; end $$`);
    await tx.execute(sql`create trigger no_room before update on mails execute function no_room()`);
  });
}

async function mendUpdates(): Promise<void> {
  await asSystem((tx) => tx.execute(sql`drop function no_room cascade`));
}
