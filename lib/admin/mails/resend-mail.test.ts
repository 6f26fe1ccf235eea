/** Guards lib/admin/mails/, lib/mail/try-mail-now.ts. */
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asSystem, auditEvents, forAccount, invitations, mails, users } from "@/db";
import { sendVerification } from "@/lib/auth/email/send-verification";
import { now } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { openLinks } from "@/lib/mail/sealed-links";
import { inviteMember } from "@/lib/team/invite-member";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { listMails, mailState } from "./list-mails";
import { resendMail } from "./resend-mail";

let cast: Cast;
const act = { actor: "terminal", reason: "They say it never came." };

useDatabase();
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(() => asSystem((tx) => tx.delete(mails)));

describe("sending a letter again", () => {
  it("writes the same letter anew, and the audit log says who, which and why", async () => {
    const id = await letter();
    await deliver(id, { keepProps: true });
    await resendMail(id, act);
    const [copy, original] = await allMails();
    expect(copy).toMatchObject({ toAddress: cast.olivia.email, template: "password-changed", sentAt: null });
    expect(copy?.props).toEqual(original?.props);
    expect(copy?.id).not.toBe(id);
    const [event] = await asSystem((tx) =>
      tx.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1),
    );
    expect(event).toMatchObject({
      ...act,
      accountId: cast.acme.id,
      action: "mail.sent_again",
      after: { mail_id: id, to: cast.olivia.email, template: "password-changed" },
    });
  });

  it("that has not left yet tries it now, and writes no second one", async () => {
    const id = await letter();
    await asSystem((tx) =>
      tx.update(mails).set({ error: "mailbox busy", attempts: 12 }).where(eq(mails.id, id)),
    );
    expect((await listMails(cast.acme.id)).map(mailState)).toEqual(["failed"]);
    await changeJob(id, sql`attempts = 12, run_at = now() + interval '1 day'`);
    await resendMail(id, act);
    expect(await jobsFor(id)).toEqual([{ attempts: 0, due: true, running: false }]);
    expect(await allMails()).toHaveLength(1);
  });

  it("that is on its way at this moment gives nobody a second job, which would deliver it twice", async () => {
    const id = await letter();
    await changeJob(id, sql`locked_at = now(), locked_by = 'a worker', attempts = 3`);
    await resendMail(id, act);
    expect(await jobsFor(id)).toEqual([{ attempts: 3, due: true, running: true }]);
  });

  it("whose worker has died gets a new one, and that one only", async () => {
    const id = await letter();
    await changeJob(id, sql`locked_at = now() - interval '1 hour', locked_by = 'a worker', attempts = 3`);
    await resendMail(id, act);
    await resendMail(id, act);
    expect(await jobsFor(id)).toEqual([
      { attempts: 3, due: true, running: true },
      { attempts: 0, due: true, running: false },
    ]);
  });

  it("whose job was deleted gets a new one", async () => {
    const id = await letter();
    await asSystem((tx) =>
      tx.execute(sql`delete from graphile_worker._private_jobs where payload->>'mail_id' = ${String(id)}`),
    );
    await Promise.all([resendMail(id, act), resendMail(id, act)]);
    expect(await jobsFor(id)).toEqual([{ attempts: 0, due: true, running: false }]);
  });

  it("gives a confirmation letter a new link, until the address is confirmed", async () => {
    await setVerified(null);
    const user = { id: cast.ed.id, email: cast.ed.email, firstName: "Ed" };
    await asSystem((tx) => sendVerification(tx, user, cast.acme.id));
    const [first] = await allMails();
    await deliver(first!.id, { keepProps: false });
    await resendMail(first!.id, act);
    const [again] = await allMails();
    expect(openLinks(again!).url).toMatch(/verify-email\?token=/);
    expect(again?.props.url).not.toBe(first?.props.url);
    await setVerified(now());
    await expect(resendMail(first!.id, act)).rejects.toMatchObject({ code: "invalid_state" });
  });

  it("gives an invitation its link again while it is open", async () => {
    const accountId = cast.strangers.id;
    const inviter = { userId: cast.stan.id, role: "owner" as const };
    const by = { actor: `user:${cast.stan.id}` };
    await inviteMember({ accountId, email: "new@strangers.test", role: "viewer", inviter, by });
    const first = (await allMails(accountId))[0]!;
    await deliver(first.id, { keepProps: false });
    await resendMail(first.id, act);
    const again = (await allMails(accountId))[0]!;
    expect(again).toMatchObject({ template: "invitation", sentAt: null });
    expect(openLinks(again)).toEqual(openLinks(first));
    await asSystem((tx) => tx.update(invitations).set({ revokedAt: now() }));
    await expect(resendMail(first.id, act)).rejects.toMatchObject({ code: "invalid_state" });
  });

  it("about money goes to whoever gets such letters by now", async () => {
    const accountId = cast.acme.id;
    const props = { accountName: "Acme", number: "INV-1", amount: "$139" };
    const to = "left@acme.test";
    const id = await asSystem((tx) =>
      enqueueMail(tx, { to, template: "suspended", props, aboutAccountId: accountId }),
    );
    await deliver(id!, { keepProps: true });
    expect(await resendMail(id!, act)).toEqual({ to: cast.olivia.email, template: "suspended" });
    const [again] = await allMails();
    expect(again).toMatchObject({ toAddress: cast.olivia.email, template: "suspended", props });
  });

  it("goes to nobody who has left the account, sent before or not", async () => {
    const letterTo = {
      to: "left@acme.test",
      template: "password-changed" as const,
      props: { email: "left@acme.test" },
    };
    for (const sent of [true, false]) {
      const id = await asSystem((tx) => enqueueMail(tx, { ...letterTo, aboutAccountId: cast.acme.id }));
      if (sent) await deliver(id!, { keepProps: true });
      await expect(resendMail(id!, act)).rejects.toMatchObject({
        code: "invalid_state",
        message: expect.stringMatching(/has left the account/),
      });
    }
    expect(await allMails()).toHaveLength(2);
  });

  it("is for letters about accounts only", async () => {
    const props = { email: "Sue" };
    const id = await asSystem((tx) =>
      enqueueMail(tx, { to: cast.sue.email, template: "password-changed", props }),
    );
    await expect(resendMail(id!, act)).rejects.toMatchObject({ code: "not_found" });
    await expect(resendMail(987_654, act)).rejects.toMatchObject({ code: "not_found" });
  });
});

async function letter(): Promise<number> {
  const id = await forAccount(cast.acme.id, (tx) =>
    enqueueMail(tx, {
      to: cast.olivia.email,
      template: "password-changed",
      props: { email: "Olivia" },
      aboutAccountId: cast.acme.id,
    }),
  );
  return id!;
}

/** As the mail server's yes leaves it: without props where they hold a link. */
async function deliver(id: number, { keepProps }: { keepProps: boolean }): Promise<void> {
  const wiped = keepProps ? {} : { props: {} };
  await asSystem((tx) =>
    tx
      .update(mails)
      .set({ sentAt: now(), ...wiped })
      .where(eq(mails.id, id)),
  );
}

function allMails(accountId = cast.acme.id) {
  return asSystem((tx) =>
    tx.select().from(mails).where(eq(mails.aboutAccountId, accountId)).orderBy(desc(mails.id)),
  );
}

async function jobsFor(id: number) {
  const { rows } = await asSystem((tx) =>
    tx.execute(sql`select attempts, run_at <= now() as due, locked_at is not null as running
      from graphile_worker._private_jobs where payload->>'mail_id' = ${String(id)} order by id`),
  );
  return rows;
}

async function changeJob(id: number, change: SQL): Promise<void> {
  await asSystem((tx) =>
    tx.execute(
      sql`update graphile_worker._private_jobs set ${change} where payload->>'mail_id' = ${String(id)}`,
    ),
  );
}

async function setVerified(at: Date | null): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(users)
      .set({ emailVerifiedAt: at })
      .where(and(eq(users.id, cast.ed.id))),
  );
}
