import { once } from "node:events";
import { sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { mailState } from "@/lib/admin/mails/list-mails";
import { resetEnv } from "@/lib/env";
import { createPerson } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { countKept, deliverKept } from "./deliver-kept";
import { enqueueMail } from "./enqueue-mail";
import { sendMail } from "./send-mail";

useDatabase();
const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      received.push(Buffer.concat(chunks).toString());
      done();
    });
  },
});
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
});
afterAll(() => {
  delete process.env.SMTP_URL;
  resetEnv();
  server.close();
});

it("what was written without a mail server is kept, and leaves once one is named, but for what came too late", async () => {
  const verified = await createPerson();
  const news = await letter("password-changed", "news@lab.example");
  const old = await letter("password-changed", "old@lab.example", "8 days");
  const link = await letter("reset-password", "link@lab.example");
  const dead = await letter("reset-password", "dead@lab.example", "61 minutes");
  const confirmed = await letter("verify-email", verified.email);
  const all = [news, old, link, dead, confirmed];
  for (const id of all) await sendMail(id);
  expect(await states(all)).toEqual(all.map(() => "kept"));
  expect([await countKept(), await deliverKept()]).toEqual([5, 0]);

  const { port } = server.server.address() as { port: number };
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  resetEnv();
  expect(await deliverKept()).toBe(2);
  expect(await states(all)).toEqual(["waiting", "kept", "waiting", "kept", "kept"]);
  await runQueued();
  expect(await states(all)).toEqual(["sent", "kept", "sent", "kept", "kept"]);
  expect(received.map((raw) => /^To: (.*)$/m.exec(raw)?.[1]?.trim()).sort()).toEqual([
    "link@lab.example",
    "news@lab.example",
  ]);
  expect(await deliverKept()).toBe(0);
});

async function letter(
  template: "password-changed" | "reset-password" | "verify-email",
  to: string,
  age = "0 hours",
): Promise<number> {
  const props = { name: "Nora", url: "https://app.example.com/x?token=secret" };
  const id = await asSystem((tx) => enqueueMail(tx, { to, template, props: props as never }));
  await asSystem((tx) =>
    tx.execute(sql`update mails set created_at = now() - ${age}::interval where id = ${id}`),
  );
  return id!;
}

async function states(ids: number[]): Promise<string[]> {
  const rows = await asSystem((tx) => tx.select().from(mails));
  return ids.map((id) => mailState(rows.find((row) => row.id === id)!));
}

/** As the workers would. */
async function runQueued(): Promise<void> {
  const { rows } = await asSystem((tx) =>
    tx.execute<{ id: string }>(
      sql`select distinct payload->>'mail_id' as id from graphile_worker._private_jobs where locked_at is null`,
    ),
  );
  for (const { id } of rows) {
    const waiting = await states([Number(id)]);
    if (waiting[0] === "waiting") await sendMail(Number(id));
  }
}
