/** Guards lib/team/end-membership.ts, lib/subscriptions/billing-mail.ts. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { type Account, accounts, asSystem, mails, memberships } from "@/db";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { removeMember } from "./remove-member";

useDatabase();

async function acmeOf(founder: { billingEmail: "own" | "bills@acme.test" }) {
  const acme = await createAccount({ name: "Acme", plan: "growth" });
  const olivia = await createPerson({ account: acme, role: "owner" });
  const otto = await createPerson({ account: acme, role: "owner" });
  const billingEmail = founder.billingEmail === "own" ? olivia.email : founder.billingEmail;
  await asSystem((tx) =>
    tx
      .update(accounts)
      .set({ billingEmail, billingEmailConfirmedAt: new Date() })
      .where(eq(accounts.id, acme.id)),
  );
  return { acme, olivia, otto };
}

async function remove(acme: Account, person: Person, owner: Person): Promise<void> {
  const [member] = await asSystem((tx) =>
    tx.select().from(memberships).where(eq(memberships.userId, person.id)),
  );
  const by = { actor: `user:${owner.id}`, asks: { userId: owner.id } };
  await removeMember({ accountId: acme.id, memberId: member!.id, by });
}

async function lettersOf(acme: Account, template: "past-due" | "payment-received"): Promise<string[]> {
  const common = { number: "INV-1", amount: "$139" };
  await asSystem(async (tx) => {
    const once = { accountId: acme.id, onceKey: `${template}:${acme.id}` };
    const received = { ...common, planName: "Growth", invoiceId: 1, paidUntil: "2026-02-10", credits: 2000 };
    for (const _ of [1, 2])
      await (template === "past-due"
        ? mailBillingContact(tx, { ...once, template, props: { ...common, suspendedAt: "2026-02-10" } })
        : mailBillingContact(tx, { ...once, template, props: received }));
  });
  const sent = await asSystem((tx) => tx.select().from(mails).where(eq(mails.aboutAccountId, acme.id)));
  return sent.filter((mail) => mail.template === template).map(({ toAddress }) => toAddress);
}

it("a founder who was removed gets no bill any more: the owner who stays does", async () => {
  const { acme, olivia, otto } = await acmeOf({ billingEmail: "own" });
  await remove(acme, olivia, otto);
  expect(await lettersOf(acme, "payment-received")).toEqual([otto.email]);
  expect(await lettersOf(acme, "past-due")).toEqual([otto.email]);
});

it("a warning goes to the billing address and to each owner, once; a receipt to the billing address", async () => {
  const { acme, olivia, otto } = await acmeOf({ billingEmail: "bills@acme.test" });
  expect(await lettersOf(acme, "payment-received")).toEqual(["bills@acme.test"]);
  expect(await lettersOf(acme, "past-due")).toEqual(["bills@acme.test", olivia.email, otto.email]);
});
