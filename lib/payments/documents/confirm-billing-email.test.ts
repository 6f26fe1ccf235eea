/**
 * Guards lib/payments/documents/confirm-billing-email.ts, lib/payments/documents/ask-billing-email.ts,
 * lib/payments/documents/billing-email-link.ts, lib/mail/confirmed-billing-email.ts, lib/mail/mail-billing-contact.ts.
 */
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem, mails } from "@/db";
import { getAccountProfile } from "@/lib/accounts/account-profile";
import { setClock } from "@/lib/clock";
import { openLinks } from "@/lib/mail/sealed-links";
import { mailBillingContact } from "@/lib/subscriptions/billing-mail";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { confirmBillingEmail } from "./confirm-billing-email";
import { updateBillingDetails } from "./update-billing-details";

useDatabase();

const BILLS = "Bills@books.test";
let accountId: number;
let olivia: Person;

beforeEach(async () => {
  const acme = await createAccount({ name: "Acme" });
  accountId = acme.id;
  olivia = await createPerson({ account: acme });
});
afterEach(() => setClock(undefined));

const save = (billing_email: string | null) =>
  updateBillingDetails({ accountId, change: { billing_email }, by: { actor: `user:${olivia.id}` } });
const isConfirmed = async () => (await getAccountProfile(accountId)).isBillingEmailConfirmed;

const asked = () =>
  asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, "confirm-billing-email")))
      .orderBy(mails.id),
  );

async function tokenOf(at = -1): Promise<string> {
  const { template, props } = (await asked()).at(at)!;
  return new URL(
    String(openLinks({ template, props: props as Record<string, unknown> }).url),
  ).searchParams.get("token")!;
}

let invoices = 0;
async function whoGetsBills(): Promise<string[]> {
  const number = `INV-${++invoices}`;
  const props = { number, amount: "$139", planName: "Growth", invoiceId: 1, dueAt: "2026-02-10" };
  await asSystem((tx) => mailBillingContact(tx, { accountId, template: "invoice", props, onceKey: number }));
  const sent = await asSystem((tx) => tx.select().from(mails).where(eq(mails.template, "invoice")));
  return sent
    .filter((mail) => (mail.props as { number?: string }).number === number)
    .map(({ toAddress }) => toAddress);
}

it("an address that is no member's gets no document until somebody who reads it has agreed", async () => {
  await save(BILLS);
  expect((await asked()).map(({ toAddress }) => toAddress)).toEqual([BILLS]);
  expect(await isConfirmed()).toBe(false);
  expect(await whoGetsBills()).toEqual([olivia.email]);

  const token = await tokenOf();
  expect(await confirmBillingEmail(token)).toEqual({ email: BILLS, accountName: "Acme" });
  expect(await confirmBillingEmail(token)).toMatchObject({ email: BILLS });
  expect(await isConfirmed()).toBe(true);
  expect(await whoGetsBills()).toEqual([BILLS]);
  await save(BILLS.toLowerCase());
  expect([await isConfirmed(), (await asked()).length]).toEqual([true, 1]);
});

it("a member's own confirmed address needs no link, one that is not confirmed does", async () => {
  await save(olivia.email.toUpperCase());
  expect([await isConfirmed(), (await asked()).length]).toEqual([true, 0]);
  const fresh = await createPerson({ account: { id: accountId }, role: "viewer", emailVerified: false });
  await save(fresh.email);
  expect([await isConfirmed(), (await asked()).length]).toEqual([false, 1]);
});

it("another address has to be confirmed again, and the link of the one before opens nothing", async () => {
  await save(BILLS);
  const first = await tokenOf();
  await confirmBillingEmail(first);
  await save("other@books.test");
  expect(await isConfirmed()).toBe(false);
  expect(await whoGetsBills()).toEqual([olivia.email]);
  await expect(confirmBillingEmail(first)).rejects.toMatchObject({ code: "invalid_token" });
  await save(BILLS);
  expect(await isConfirmed()).toBe(false);
});

it("a link works for a week, and is sent to one mailbox once a day at most", async () => {
  await save(BILLS);
  await save(BILLS);
  expect((await asked()).length).toBe(1);
  const token = await tokenOf();
  setClock(new Date(Date.now() + 8 * 86_400_000));
  await expect(confirmBillingEmail(token)).rejects.toMatchObject({ code: "invalid_token" });
  await save(BILLS);
  expect((await asked()).length).toBe(2);
  await confirmBillingEmail(await tokenOf());
  await expect(confirmBillingEmail("nonsense")).rejects.toMatchObject({ code: "invalid_token" });
});
