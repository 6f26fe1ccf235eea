import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem, auditEvents, mails, providerEvents, trialGrants } from "@/db";
import { pool } from "@/db/client";
import { resendMail } from "@/lib/admin/mails/resend-mail";
import { setClock } from "@/lib/clock";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { addDays } from "@/lib/time/days";
import { queriesOf, type SentQuery } from "@/test/api/count-statements";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { forgetPersonalData } from "./forget-personal-data";

useDatabase();
const START = new Date("2026-03-01T12:00:00Z");

beforeEach(async () => {
  setClock(START);
  await asSystem(async (tx) => {
    for (const table of [mails, auditEvents, providerEvents, trialGrants]) await tx.delete(table);
  });
});
afterEach(() => setClock(undefined));

describe("what is personal and hangs on nobody's account", () => {
  it("of letters: the words go after 90 days, and one that is written once is not written again", async () => {
    await write();
    await write("reminder:1");
    await asSystem((tx) => tx.update(mails).set({ createdAt: START, subject: "S", html: "<p>", text: "t" }));
    expect(await forgottenAfter(89)).toBe(0);
    expect(await forgottenAfter(91)).toBe(2);
    expect(await asSystem((tx) => tx.select().from(mails))).toMatchObject([
      { onceKey: "reminder:1", toAddress: "", props: {}, subject: null, html: null, text: null },
    ]);
    expect(await write("reminder:1")).toBeUndefined();
    expect(await forgottenAfter(1000)).toBe(0);
  });

  it("of letters: staff can't send one again that is not kept", async () => {
    const { id: aboutAccountId } = await createAccount();
    const id = await write("reminder:2", aboutAccountId);
    await asSystem((tx) => tx.update(mails).set({ createdAt: START, sentAt: START }));
    await forgottenAfter(91);
    const sending = resendMail(id!, { actor: "terminal", reason: "They asked." });
    await expect(sending).rejects.toMatchObject({
      code: "invalid_state",
      message: expect.stringContaining("no longer"),
    });
  });

  it("of what providers sent: the payload goes after 90 days, and after a year of what was never applied", async () => {
    for (const status of ["applied", "ignored", "failed", "received"] as const)
      await asSystem((tx) =>
        tx.insert(providerEvents).values({
          ...{ provider: "stripe", eventId: `evt_${status}`, type: "invoice.paid", status, createdAt: START },
          payload: { customer_email: "payer@x.test" },
        }),
      );
    expect(await forgottenAfter(89)).toBe(0);
    expect(await forgottenAfter(91)).toBe(2);
    const kept = await asSystem((tx) => tx.select().from(providerEvents).orderBy(providerEvents.id));
    expect(kept.map(({ payload }) => Object.keys(payload).length)).toEqual([0, 0, 1, 1]);
    expect(await forgottenAfter(364)).toBe(0);
    expect(await forgottenAfter(366)).toBe(2);
    expect(await forgottenAfter(1000)).toBe(0);
  });

  it("of the audit log: what concerns no account goes after a year, an account's own stays with it", async () => {
    const { id: accountId } = await createAccount();
    const event = { actor: "user:1", action: "user.updated", createdAt: START };
    await asSystem((tx) => tx.insert(auditEvents).values([event, { ...event, accountId }]));
    expect(await forgottenAfter(364)).toBe(0);
    expect(await forgottenAfter(366)).toBe(1);
    expect(await asSystem((tx) => tx.select().from(auditEvents))).toMatchObject([{ accountId }]);
  });

  it("of trials: that there was one goes after two years", async () => {
    await asSystem((tx) => tx.insert(trialGrants).values({ addressHash: "abc", grantedAt: START }));
    expect([await forgottenAfter(729), await forgottenAfter(731)]).toEqual([0, 1]);
  });

  it("is looked for by an index each", async () => {
    const { queries } = await queriesOf(forgetPersonalData);
    const plans = await Promise.all(queries.map(planOf));
    const indexes = ["mails_kept", "mails_kept", "provider_events_kept"];
    for (const [n, index] of [...indexes, "audit_events_no_account", "trial_grants_granted_at"].entries())
      expect(plans[n]).toContain(index);
  });
});

function write(onceKey?: string, aboutAccountId?: number) {
  const letter = { to: "zora@x.test", template: "password-changed", props: { email: "Zora" } } as const;
  return asSystem((tx) => enqueueMail(tx, { ...letter, onceKey, aboutAccountId }));
}

function forgottenAfter(days: number): Promise<number> {
  setClock(addDays(START, days));
  return forgetPersonalData();
}

/** With too few rows for an index to pay: what matters is that there is one to go by. */
async function planOf({ text, values }: SentQuery): Promise<string> {
  const client = await pool().connect();
  try {
    await client.query("begin; set local enable_seqscan = off; set local enable_sort = off");
    const { rows } = await client.query(`explain ${text}`, values);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.query("rollback");
    client.release();
  }
}
